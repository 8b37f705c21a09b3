<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE">
<context>
    <name>ChangeSummary</name>
    <message>
        <source>%1 %2 → %3 %</source>
        <comment>a deployment, its old and its new share</comment>
        <translation>%1 %2 → %3 %</translation>
    </message>
    <message>
        <source>not set</source>
        <comment>number of instances</comment>
        <translation>nicht gesetzt</translation>
    </message>
    <message>
        <source>%1 instances %2 → %3</source>
        <comment>a deployment, its old and its new number of instances</comment>
        <translation>Instanzen von %1: %2 → %3</translation>
    </message>
    <message>
        <source>other lines changed</source>
        <translation>andere Zeilen geändert</translation>
    </message>
</context>
<context>
    <name>DisplayText</name>
    <message>
        <source>Only the first 256 KiB are shown</source>
        <translation>Nur die ersten 256 KiB werden gezeigt</translation>
    </message>
    <message>
        <source>Long lines are cut after 2,000 characters</source>
        <translation>Lange Zeilen sind nach 2.000 Zeichen abgeschnitten</translation>
    </message>
</context>
<context>
    <name>Endpoint</name>
    <message>
        <source>Private preview, deployments inside</source>
        <translation>Private Preview, Deployments enthalten</translation>
    </message>
    <message>
        <source>Private preview, one file each</source>
        <translation>Private Preview, je eine Datei</translation>
    </message>
    <message>
        <source>CLI v2</source>
        <translation>CLI v2</translation>
    </message>
    <message>
        <source>%1; %2</source>
        <comment>what is wrong; what to do</comment>
        <translation>%1; %2</translation>
    </message>
    <message>
        <source>%1, document %2</source>
        <translation>%1, Dokument %2</translation>
    </message>
    <message>
        <source>no traffic</source>
        <translation>kein Traffic</translation>
    </message>
    <message>
        <source>No file describes the endpoint itself</source>
        <translation>Keine Datei beschreibt den Endpunkt selbst</translation>
    </message>
    <message>
        <source>%1 files describe %2. Pick the one to work on</source>
        <translation>%1 Dateien beschreiben %2. Die gewünschte auswählen</translation>
    </message>
    <message>
        <source>The file is not read yet</source>
        <translation>Die Datei ist noch nicht gelesen</translation>
    </message>
    <message>
        <source>%1 does not describe %2 any more</source>
        <translation>%1 beschreibt %2 nicht mehr</translation>
    </message>
    <message>
        <source>Deployment “%1” is not shown: %2</source>
        <translation>Deployment „%1“ wird nicht gezeigt: %2</translation>
    </message>
    <message>
        <source>deployment %1</source>
        <translation>Deployment %1</translation>
    </message>
    <message>
        <source>The file does not describe it any more</source>
        <translation>Die Datei beschreibt es nicht mehr</translation>
    </message>
    <message>
        <source>The file has no traffic key. The first change adds `traffic` to %1</source>
        <translation>Die Datei hat keinen Schlüssel für Traffic. Die erste Änderung ergänzt `traffic` in %1</translation>
    </message>
    <message>
        <source>The traffic of “%1” in the file is no whole percent</source>
        <translation>Der Traffic von „%1“ in der Datei ist kein ganzes Prozent</translation>
    </message>
    <message>
        <source>The file gives traffic to “%1”: %2</source>
        <translation>Die Datei gibt Traffic an „%1“: %2</translation>
    </message>
    <message>
        <source>The traffic in the file sums to %1, not to 100</source>
        <translation>Der Traffic in der Datei ergibt %1 statt 100</translation>
    </message>
    <message>
        <source>traffic %1</source>
        <comment>a split</comment>
        <translation>Traffic %1</translation>
    </message>
    <message>
        <source>%1; deployments %2</source>
        <translation>%1; Deployments %2</translation>
    </message>
</context>
<context>
    <name>ErrorText</name>
    <message>
        <source>Try again in a moment.</source>
        <translation>Gleich noch einmal versuchen.</translation>
    </message>
    <message>
        <source>Check the permissions and try again.</source>
        <translation>Berechtigungen prüfen und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>Check the disk and the permissions, then try again.</source>
        <translation>Datenträger und Berechtigungen prüfen, dann noch einmal versuchen.</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>Inventory</name>
    <message>
        <source>The folder cannot be read</source>
        <translation>Der Ordner ist nicht lesbar</translation>
    </message>
    <message>
        <source>The file is too large</source>
        <translation>Die Datei ist zu groß</translation>
    </message>
    <message>
        <source>The file changed while it was read</source>
        <translation>Die Datei änderte sich beim Lesen</translation>
    </message>
    <message>
        <source>The name is not UTF-8</source>
        <translation>Der Name ist kein UTF-8</translation>
    </message>
    <message>
        <source>The folder is nested too deep</source>
        <translation>Der Ordner ist zu tief verschachtelt</translation>
    </message>
    <message>
        <source>The file cannot be read</source>
        <translation>Die Datei ist nicht lesbar</translation>
    </message>
    <message>
        <source>1 instance</source>
        <translation>1 Instanz</translation>
    </message>
    <message numerus="yes">
        <source>%n instances</source>
        <translation>
            <numerusform>%n Instanz</numerusform>
            <numerusform>%n Instanzen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>(endpoint without a name)</source>
        <translation>(Endpunkt ohne Namen)</translation>
    </message>
    <message>
        <source>(deployment without a name)</source>
        <translation>(Deployment ohne Namen)</translation>
    </message>
    <message>
        <source>Unassigned</source>
        <translation>Nicht zugeordnet</translation>
    </message>
    <message>
        <source>Not readable</source>
        <translation>Nicht lesbar</translation>
    </message>
    <message>
        <source>No file describes the endpoint itself</source>
        <translation>Keine Datei beschreibt den Endpunkt selbst</translation>
    </message>
    <message numerus="yes">
        <source>%n files describe it: pick one</source>
        <translation>
            <numerusform>%n Datei beschreibt ihn: eine auswählen</numerusform>
            <numerusform>%n Dateien beschreiben ihn: eine auswählen</numerusform>
        </translation>
    </message>
    <message>
        <source>The file gives it no name</source>
        <translation>Die Datei gibt keinen Namen an</translation>
    </message>
    <message>
        <source>These deployments name no endpoint, and no endpoint stands in their folder</source>
        <translation>Diese Deployments nennen keinen Endpunkt, und in ihrem Ordner liegt keiner</translation>
    </message>
    <message>
        <source>%1 percent</source>
        <translation>%1 Prozent</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>a deployment and its percent</comment>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>SessionChanges</name>
    <message>
        <source> and </source>
        <comment>between two file names</comment>
        <translation> und </translation>
    </message>
    <message>
        <source>%1 files</source>
        <translation>%1 Dateien</translation>
    </message>
    <message>
        <source>1 change in %1: %2</source>
        <comment>a file; the change</comment>
        <translation>1 Änderung in %1: %2</translation>
    </message>
    <message numerus="yes">
        <source>%n changes in %1: %2</source>
        <comment>files; the changes</comment>
        <translation>
            <numerusform>%n Änderung in %1: %2</numerusform>
            <numerusform>%n Änderungen in %1: %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SliderState</name>
    <message>
        <source>%1: %2</source>
        <comment>a deployment and a warning</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Read-only: %1</source>
        <translation>Schreibgeschützt: %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>what the ghost marks show, and the split</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 is locked</source>
        <translation>%1 ist gesperrt</translation>
    </message>
    <message>
        <source>%1 %2 %</source>
        <comment>a deployment and its share</comment>
        <translation>%1 %2 %</translation>
    </message>
    <message>
        <source>%1: %2 %</source>
        <comment>what the ghost marks show, and the share</comment>
        <translation>%1: %2 %</translation>
    </message>
    <message>
        <source>Locked: the handles beside it do not move</source>
        <translation>Gesperrt: Die Griffe daneben bewegen sich nicht</translation>
    </message>
</context>
<context>
    <name>TrafficSlider</name>
    <message>
        <source>%1 %</source>
        <comment>a share in percent</comment>
        <translation>%1 %</translation>
    </message>
</context>
<context>
    <name>TrafficWords</name>
    <message>
        <source>%1 %2 percent</source>
        <comment>a deployment and its share</comment>
        <translation>%1 %2 Prozent</translation>
    </message>
    <message>
        <source>%1 %2 → %3 %</source>
        <comment>a deployment, its old and its new share</comment>
        <translation>%1 %2 → %3 %</translation>
    </message>
    <message>
        <source>no traffic</source>
        <translation>kein Traffic</translation>
    </message>
    <message>
        <source>%1 %2 %</source>
        <comment>a deployment and its share</comment>
        <translation>%1 %2 %</translation>
    </message>
    <message>
        <source>Boundary %1 | %2</source>
        <comment>two deployments</comment>
        <translation>Grenze %1 | %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>two shares</comment>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>serin::ActionRegistry</name>
    <message>
        <source>%1 (%2)</source>
        <comment>an action&apos;s name and its shortcut</comment>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>serin::ChangesBar</name>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>not saved</source>
        <translation>nicht gespeichert</translation>
    </message>
    <message>
        <source>saved in the file</source>
        <translation>in der Datei gespeichert</translation>
    </message>
</context>
<context>
    <name>serin::CommandListModel</name>
    <message>
        <source>unavailable: %1</source>
        <translation>nicht verfügbar: %1</translation>
    </message>
</context>
<context>
    <name>serin::CommandPalette</name>
    <message>
        <source>Command palette</source>
        <translation>Befehlspalette</translation>
    </message>
    <message>
        <source>Search commands</source>
        <translation>Befehle suchen</translation>
    </message>
    <message>
        <source>Search or run a command</source>
        <translation>Befehl suchen oder ausführen</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>No command matches</source>
        <translation>Kein Befehl passt</translation>
    </message>
</context>
<context>
    <name>serin::DeploymentRow</name>
    <message>
        <source>Traffic of %1 in percent</source>
        <translation>Traffic von %1 in Prozent</translation>
    </message>
    <message>
        <source>Instances of %1</source>
        <translation>Anzahl Instanzen von %1</translation>
    </message>
    <message>
        <source> %</source>
        <comment>behind a share</comment>
        <translation> %</translation>
    </message>
    <message>
        <source>Lock traffic of %1</source>
        <translation>Traffic von %1 sperren</translation>
    </message>
    <message>
        <source>not set</source>
        <comment>number of instances</comment>
        <translation>nicht gesetzt</translation>
    </message>
    <message>
        <source>%1 keeps its share while others change. Click to unlock.</source>
        <translation>%1 behält seinen Anteil, während sich andere ändern. Klicken zum Entsperren.</translation>
    </message>
    <message>
        <source>Lock: %1 keeps its share while others change.</source>
        <translation>Sperren: %1 behält seinen Anteil, während sich andere ändern.</translation>
    </message>
</context>
<context>
    <name>serin::DiffPage</name>
    <message>
        <source>Changes since the files were opened</source>
        <translation>Änderungen seit dem Öffnen der Dateien</translation>
    </message>
    <message>
        <source>− as it is on disk now, + your version</source>
        <translation>− jetziger Stand auf dem Datenträger, + eigene Fassung</translation>
    </message>
    <message>
        <source>− as it was opened, + as it is now</source>
        <translation>− Stand beim Öffnen, + jetziger Stand</translation>
    </message>
    <message>
        <source>Nothing was changed since the files were opened.</source>
        <translation>Seit dem Öffnen der Dateien wurde nichts geändert.</translation>
    </message>
</context>
<context>
    <name>serin::EditSession</name>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Discard changes</source>
        <translation>Änderungen verwerfen</translation>
    </message>
    <message>
        <source>Reload %1 from disk</source>
        <translation>%1 neu laden</translation>
    </message>
    <message>
        <source>Reload</source>
        <translation>Neu laden</translation>
    </message>
    <message>
        <source>Keep mine in %1</source>
        <translation>Eigene Fassung von %1 behalten</translation>
    </message>
    <message>
        <source>Keep mine</source>
        <translation>Eigene behalten</translation>
    </message>
</context>
<context>
    <name>serin::EndpointController</name>
    <message>
        <source>The file was deleted: decide first what to do</source>
        <translation>Die Datei wurde gelöscht: zuerst entscheiden, was geschehen soll</translation>
    </message>
    <message>
        <source>The file changed on disk: decide first which to keep</source>
        <translation>Die Datei wurde außerhalb geändert: zuerst entscheiden, welche Fassung bleibt</translation>
    </message>
    <message>
        <source>This deployment names no endpoint</source>
        <translation>Dieses Deployment nennt keinen Endpunkt</translation>
    </message>
    <message>
        <source>%1 instances to %2</source>
        <translation>Anzahl Instanzen von %1 auf %2</translation>
    </message>
</context>
<context>
    <name>serin::EndpointPage</name>
    <message>
        <source>Pages of the endpoint</source>
        <translation>Seiten des Endpunkts</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Überblick</translation>
    </message>
    <message>
        <source>YAML</source>
        <translation>YAML</translation>
    </message>
    <message>
        <source>Diff</source>
        <translation>Diff</translation>
    </message>
    <message>
        <source>(without a name)</source>
        <translation>(ohne Namen)</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Wird gelesen…</translation>
    </message>
</context>
<context>
    <name>serin::FileNotices</name>
    <message>
        <source>Reload</source>
        <translation>Neu laden</translation>
    </message>
    <message>
        <source>%1 was changed by another program while it had an edit of yours.</source>
        <translation>%1 wurde von einem anderen Programm geändert, während eine eigene Änderung offen war.</translation>
    </message>
    <message>
        <source>Nothing was overwritten. Both ways can be undone.</source>
        <translation>Nichts wurde überschrieben. Beides lässt sich rückgängig machen.</translation>
    </message>
    <message>
        <source>%1 was deleted by another program.</source>
        <translation>%1 wurde von einem anderen Programm gelöscht.</translation>
    </message>
    <message>
        <source>Write it again, or let it go.</source>
        <translation>Neu schreiben oder gelöscht lassen.</translation>
    </message>
    <message>
        <source>Let it go</source>
        <translation>Gelöscht lassen</translation>
    </message>
    <message>
        <source>%1 was replaced: %2.</source>
        <translation>%1 wurde ersetzt: %2.</translation>
    </message>
    <message>
        <source>Read it again to work on what is there now.</source>
        <translation>Neu lesen, um mit dem jetzigen Stand zu arbeiten.</translation>
    </message>
    <message>
        <source>%1 cannot be read any more: %2.</source>
        <translation>%1 ist nicht mehr lesbar: %2.</translation>
    </message>
    <message>
        <source>Write it again</source>
        <translation>Neu schreiben</translation>
    </message>
    <message>
        <source>Keep mine</source>
        <translation>Eigene behalten</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>%1 is not saved. %2</source>
        <translation>%1 ist nicht gespeichert. %2</translation>
    </message>
    <message>
        <source>Your edit is kept in memory. %1</source>
        <translation>Die Änderung bleibt im Arbeitsspeicher. %1</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>Not done: %1. %2</source>
        <comment>an edit; why</comment>
        <translation>Nicht ausgeführt: %1. %2</translation>
    </message>
    <message>
        <source>%1 was changed by another program and was read again.</source>
        <translation>%1 wurde von einem anderen Programm geändert und neu gelesen.</translation>
    </message>
</context>
<context>
    <name>serin::FilesCard</name>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>und %1 weitere</translation>
    </message>
    <message>
        <source>%1:%2</source>
        <comment>a file and a line</comment>
        <translation>%1:%2</translation>
    </message>
    <message>
        <source>Show text</source>
        <translation>Text zeigen</translation>
    </message>
    <message>
        <source>Show the text of %1</source>
        <translation>Text von %1 zeigen</translation>
    </message>
</context>
<context>
    <name>serin::FindingRow</name>
    <message>
        <source>%1:%2</source>
        <comment>a file and a line</comment>
        <translation>%1:%2</translation>
    </message>
    <message>
        <source>%1 — %2</source>
        <comment>a place, and what to do there</comment>
        <translation>%1 — %2</translation>
    </message>
    <message>
        <source>%1: %2. %3</source>
        <comment>severity, what is wrong, where</comment>
        <translation>%1: %2. %3</translation>
    </message>
    <message>
        <source>Show %1 in the text</source>
        <translation>%1 im Text zeigen</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Hinweis</translation>
    </message>
</context>
<context>
    <name>serin::FindingsCard</name>
    <message>
        <source>1 error</source>
        <translation>1 Fehler</translation>
    </message>
    <message numerus="yes">
        <source>%n errors</source>
        <translation>
            <numerusform>%n Fehler</numerusform>
            <numerusform>%n Fehler</numerusform>
        </translation>
    </message>
    <message>
        <source>1 warning</source>
        <translation>1 Warnung</translation>
    </message>
    <message numerus="yes">
        <source>%n warnings</source>
        <translation>
            <numerusform>%n Warnung</numerusform>
            <numerusform>%n Warnungen</numerusform>
        </translation>
    </message>
    <message>
        <source>1 note</source>
        <translation>1 Hinweis</translation>
    </message>
    <message numerus="yes">
        <source>%n notes</source>
        <translation>
            <numerusform>%n Hinweis</numerusform>
            <numerusform>%n Hinweise</numerusform>
        </translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
    <message>
        <source>Show fewer</source>
        <translation>Weniger zeigen</translation>
    </message>
    <message>
        <source>Show all %1</source>
        <translation>Alle %1 zeigen</translation>
    </message>
    <message>
        <source>%1 more are not listed. Mend these first.</source>
        <translation>%1 weitere sind nicht aufgeführt. Zuerst diese beheben.</translation>
    </message>
</context>
<context>
    <name>serin::HeaderBar</name>
    <message>
        <source>Stop</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Stop looking for manifests</source>
        <translation>Suche nach Manifesten abbrechen</translation>
    </message>
    <message>
        <source> Search or run a command   %1</source>
        <translation> Befehl suchen oder ausführen   %1</translation>
    </message>
    <message>
        <source>Search or run a command</source>
        <translation>Befehl suchen oder ausführen</translation>
    </message>
    <message>
        <source>No folder is open</source>
        <translation>Kein Ordner ist geöffnet</translation>
    </message>
    <message>
        <source>Looking for manifests: %1 files so far</source>
        <translation>Manifeste werden gesucht: bisher %1 Dateien</translation>
    </message>
    <message>
        <source>Looking for manifests…</source>
        <translation>Manifeste werden gesucht…</translation>
    </message>
</context>
<context>
    <name>serin::InventoryDelegate</name>
    <message>
        <source>%1 files</source>
        <translation>%1 Dateien</translation>
    </message>
    <message>
        <source>no file</source>
        <translation>keine Datei</translation>
    </message>
    <message>
        <source>%1 %</source>
        <comment>a share</comment>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>× %1</source>
        <comment>number of instances</comment>
        <translation>× %1</translation>
    </message>
</context>
<context>
    <name>serin::InventoryPane</name>
    <message>
        <source>Filter endpoints and deployments</source>
        <translation>Endpunkte und Deployments filtern</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filtern</translation>
    </message>
    <message>
        <source>Endpoints</source>
        <translation>Endpunkte</translation>
    </message>
    <message>
        <source>Nothing matches the filter</source>
        <translation>Nichts passt zum Filter</translation>
    </message>
    <message>
        <source>No endpoints</source>
        <translation>Keine Endpunkte</translation>
    </message>
    <message>
        <source>1 endpoint</source>
        <translation>1 Endpunkt</translation>
    </message>
    <message numerus="yes">
        <source>%n endpoints</source>
        <translation>
            <numerusform>%n Endpunkt</numerusform>
            <numerusform>%n Endpunkte</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>serin::MainWindow</name>
    <message>
        <source>Serin</source>
        <translation>Serin</translation>
    </message>
    <message>
        <source>Open a Git folder</source>
        <translation>Git-Ordner öffnen</translation>
    </message>
    <message>
        <source>%1 – Serin</source>
        <translation>%1 – Serin</translation>
    </message>
    <message>
        <source>%1 could not be read. %2</source>
        <translation>%1 konnte nicht gelesen werden. %2</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>The folder stays open: an edit is not saved yet.</source>
        <translation>Der Ordner bleibt offen: Eine Änderung ist noch nicht gespeichert.</translation>
    </message>
    <message>
        <source>%1 was not opened: an edit is not saved yet.</source>
        <translation>%1 wurde nicht geöffnet: Eine Änderung ist noch nicht gespeichert.</translation>
    </message>
    <message>
        <source>Save or undo the edit first.</source>
        <translation>Die Änderung zuerst speichern oder rückgängig machen.</translation>
    </message>
    <message>
        <source>No manifests of online endpoints here</source>
        <translation>Hier liegen keine Manifeste von Online-Endpunkten</translation>
    </message>
    <message>
        <source>Looking for manifests…</source>
        <translation>Manifeste werden gesucht…</translation>
    </message>
    <message>
        <source>Select an endpoint</source>
        <translation>Einen Endpunkt auswählen</translation>
    </message>
    <message>
        <source>Its traffic, instances and files appear here.</source>
        <translation>Traffic, Instanzen und Dateien erscheinen hier.</translation>
    </message>
    <message>
        <source>Manifests are YAML files that describe an online endpoint or a deployment of one, for the private preview or the CLI v2.</source>
        <translation>Manifeste sind YAML-Dateien, die einen Online-Endpunkt oder eines seiner Deployments beschreiben, für die Private Preview oder die CLI v2.</translation>
    </message>
    <message>
        <source>YAML files that describe something else: %1</source>
        <translation>YAML-Dateien, die anderes beschreiben: %1</translation>
    </message>
    <message>
        <source>YAML files that git ignores: %1</source>
        <translation>YAML-Dateien, die Git ignoriert: %1</translation>
    </message>
    <message>
        <source>Left out for other reasons: %1</source>
        <translation>Aus anderen Gründen ausgelassen: %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>The window stays open: an edit is not saved in its file.</source>
        <translation>Das Fenster bleibt offen: Eine Änderung ist nicht in ihrer Datei gespeichert.</translation>
    </message>
    <message>
        <source>Save or undo it, or quit and lose it.</source>
        <translation>Speichern, rückgängig machen oder beenden und verlieren.</translation>
    </message>
    <message>
        <source>Quit without saving</source>
        <translation>Beenden ohne Speichern</translation>
    </message>
</context>
<context>
    <name>serin::NoticeBar</name>
    <message>
        <source>Copy the message</source>
        <translation>Meldung kopieren</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>serin::OverviewPage</name>
    <message>
        <source>opened file</source>
        <comment>a traffic split</comment>
        <translation>geöffnete Datei</translation>
    </message>
</context>
<context>
    <name>serin::PresetBar</name>
    <message>
        <source>% to</source>
        <comment>between the preset buttons and the deployment they give to</comment>
        <translation>% an</translation>
    </message>
    <message>
        <source>Deployment that the presets give traffic to</source>
        <translation>Deployment, das den Traffic der Vorgaben erhält</translation>
    </message>
    <message>
        <source>Even</source>
        <translation>Gleichmäßig</translation>
    </message>
    <message>
        <source>Swap</source>
        <translation>Tauschen</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>There is no deployment yet</source>
        <translation>Es gibt noch kein Deployment</translation>
    </message>
    <message>
        <source>There is only one deployment</source>
        <translation>Es gibt nur ein Deployment</translation>
    </message>
    <message>
        <source>Give %1 percent to %2</source>
        <translation>%1 Prozent an %2 geben</translation>
    </message>
    <message>
        <source>Divide the traffic evenly between deployments without a lock</source>
        <translation>Traffic gleichmäßig auf Deployments ohne Sperre verteilen</translation>
    </message>
    <message>
        <source>Exchange the shares of %1 and %2</source>
        <translation>Anteile von %1 und %2 tauschen</translation>
    </message>
    <message>
        <source>Exchange the shares of %1 and the largest other</source>
        <translation>Anteile von %1 und dem größten anderen tauschen</translation>
    </message>
    <message>
        <source>Reset to %1</source>
        <translation>Zurück auf: %1</translation>
    </message>
    <message>
        <source>There is nothing to go back to</source>
        <translation>Es gibt keinen früheren Stand</translation>
    </message>
    <message>
        <source>Go back to the traffic split %1</source>
        <translation>Zurück zur Traffic-Aufteilung: %1</translation>
    </message>
</context>
<context>
    <name>serin::StartPage</name>
    <message>
        <source>Serin</source>
        <translation>Serin</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Canary rollouts of online endpoints, driven by the manifests in your Git folder. Drag the traffic from blue to green: the file follows, one line at a time.</source>
        <translation>Canary-Rollouts von Online-Endpunkten, gesteuert durch die Manifeste im Git-Ordner. Traffic von blue nach green ziehen: Die Datei folgt, Zeile für Zeile.</translation>
    </message>
    <message>
        <source>Open a Git folder</source>
        <translation>Git-Ordner öffnen</translation>
    </message>
    <message>
        <source>or drop a folder here</source>
        <translation>oder einen Ordner hier ablegen</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>%1 öffnen</translation>
    </message>
</context>
<context>
    <name>serin::TrafficPanel</name>
    <message>
        <source>Traffic</source>
        <translation>Traffic</translation>
    </message>
    <message>
        <source>The manifest has no deployment of this name</source>
        <translation>Das Manifest hat kein Deployment dieses Namens</translation>
    </message>
    <message>
        <source>Deployment</source>
        <translation>Deployment</translation>
    </message>
    <message>
        <source>Instances</source>
        <translation>Anzahl Instanzen</translation>
    </message>
    <message>
        <source>Instance type</source>
        <translation>Instanztyp</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>what the ghost marks show, and the split</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Read-only: %1</source>
        <translation>Schreibgeschützt: %1</translation>
    </message>
</context>
<context>
    <name>serin::TrafficSlider</name>
    <message>
        <source>Traffic split</source>
        <translation>Traffic-Aufteilung</translation>
    </message>
    <message>
        <source>No deployments</source>
        <translation>Keine Deployments</translation>
    </message>
    <message>
        <source>No traffic: choose a preset or set a share</source>
        <translation>Kein Traffic: Vorgabe wählen oder Anteil setzen</translation>
    </message>
    <message>
        <source>No traffic to show</source>
        <translation>Kein Traffic vorhanden</translation>
    </message>
</context>
<context>
    <name>serin::VariantPicker</name>
    <message>
        <source>File to work on</source>
        <translation>Datei zum Bearbeiten</translation>
    </message>
    <message>
        <source>Files to choose from</source>
        <translation>Dateien zur Auswahl</translation>
    </message>
    <message>
        <source>%1 files describe %2. Pick the one to work on; the choice is remembered.</source>
        <translation>%1 Dateien beschreiben %2. Die gewünschte auswählen; die Wahl wird gemerkt.</translation>
    </message>
    <message>
        <source>Working on 1 of %1 files that describe %2</source>
        <translation>1 von %1 Dateien, die %2 beschreiben, ist in Arbeit</translation>
    </message>
</context>
<context>
    <name>serin::WindowActions</name>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Farbschema</translation>
    </message>
    <message>
        <source>Deployment</source>
        <translation>Deployment</translation>
    </message>
    <message>
        <source>&amp;Open folder…</source>
        <translation>&amp;Ordner öffnen…</translation>
    </message>
    <message>
        <source>&amp;Close folder</source>
        <translation>Ordner &amp;schließen</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>&amp;Discard changes</source>
        <translation>Änderungen &amp;verwerfen</translation>
    </message>
    <message>
        <source>&amp;Find an endpoint</source>
        <translation>&amp;Endpunkt suchen</translation>
    </message>
    <message>
        <source>&amp;Next problem</source>
        <translation>&amp;Nächstes Problem</translation>
    </message>
    <message>
        <source>Search or run a &amp;command…</source>
        <translation>Befehl &amp;suchen oder ausführen…</translation>
    </message>
    <message>
        <source>&amp;Overview</source>
        <translation>Über&amp;blick</translation>
    </message>
    <message>
        <source>&amp;YAML</source>
        <translation>&amp;YAML</translation>
    </message>
    <message>
        <source>&amp;Diff</source>
        <translation>&amp;Diff</translation>
    </message>
    <message>
        <source>&amp;Refresh</source>
        <translation>&amp;Aktualisieren</translation>
    </message>
    <message>
        <source>&amp;Expand all endpoints</source>
        <translation>Alle Endpunkte auf&amp;klappen</translation>
    </message>
    <message>
        <source>Co&amp;llapse all endpoints</source>
        <translation>Alle Endpunkte &amp;zuklappen</translation>
    </message>
    <message>
        <source>&amp;Next pane</source>
        <translation>&amp;Nächster Bereich</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>Ver&amp;größern</translation>
    </message>
    <message>
        <source>Zoom o&amp;ut</source>
        <translation>Verkle&amp;inern</translation>
    </message>
    <message>
        <source>Zoom &amp;100 %</source>
        <translation>Zoom &amp;100 %</translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation>Wie das &amp;System</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Hell</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Dunkel</translation>
    </message>
    <message>
        <source>Set &amp;traffic</source>
        <translation>&amp;Traffic festlegen</translation>
    </message>
    <message>
        <source>&amp;Scale</source>
        <translation>&amp;Skalieren</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Farbschema</translation>
    </message>
    <message>
        <source>&amp;Deployment</source>
        <translation>De&amp;ployment</translation>
    </message>
    <message>
        <source>Open a folder first</source>
        <translation>Zuerst einen Ordner öffnen</translation>
    </message>
    <message>
        <source>There is nothing to undo</source>
        <translation>Es gibt nichts rückgängig zu machen</translation>
    </message>
    <message>
        <source>There is nothing to redo</source>
        <translation>Es gibt nichts zu wiederholen</translation>
    </message>
    <message>
        <source>Nothing was changed since the files were opened</source>
        <translation>Seit dem Öffnen der Dateien wurde nichts geändert</translation>
    </message>
    <message>
        <source>Select an endpoint first</source>
        <translation>Zuerst einen Endpunkt auswählen</translation>
    </message>
    <message>
        <source>There is no deployment yet</source>
        <translation>Es gibt noch kein Deployment</translation>
    </message>
    <message>
        <source>No problem was found in the selected endpoint</source>
        <translation>Im ausgewählten Endpunkt wurde kein Problem gefunden</translation>
    </message>
    <message>
        <source>It does not get larger</source>
        <translation>Größer geht es nicht</translation>
    </message>
    <message>
        <source>It does not get smaller</source>
        <translation>Kleiner geht es nicht</translation>
    </message>
</context>
<context>
    <name>serin::YamlPage</name>
    <message>
        <source>File to show</source>
        <translation>Angezeigte Datei</translation>
    </message>
    <message>
        <source>Text of the manifest</source>
        <translation>Text des Manifests</translation>
    </message>
</context>
</TS>
