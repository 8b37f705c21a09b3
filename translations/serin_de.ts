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
    <name>EndpointSummary</name>
    <message>
        <source>%1 %2</source>
        <comment>a deployment and its figure</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>observed: not enough requests yet to tell the split</source>
        <translation>beobachtet: noch zu wenige Anfragen, um die Aufteilung zu erkennen</translation>
    </message>
    <message>
        <source>%1 %2 %</source>
        <comment>a deployment and its share</comment>
        <translation>%1 %2 %</translation>
    </message>
    <message>
        <source>observed, last %1 requests: %2 (± %3)</source>
        <translation>beobachtet, letzte %1 Anfragen: %2 (± %3)</translation>
    </message>
    <message>
        <source>p95 ms %1</source>
        <translation>p95 ms %1</translation>
    </message>
    <message>
        <source>errors % %1</source>
        <translation>Fehler % %1</translation>
    </message>
    <message>
        <source>req/s %1</source>
        <translation>Anfr./s %1</translation>
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
    <message>
        <source>It is live, and no file here describes it</source>
        <translation>Es ist in Betrieb, und keine Datei hier beschreibt es</translation>
    </message>
    <message>
        <source>%1 instances ready</source>
        <comment>how many of how many</comment>
        <translation>%1 Instanzen bereit</translation>
    </message>
    <message>
        <source>not in Git</source>
        <translation>nicht in Git</translation>
    </message>
    <message>
        <source>not live</source>
        <translation>nicht in Betrieb</translation>
    </message>
</context>
<context>
    <name>Invoke</name>
    <message>
        <source>The body is no text: %1</source>
        <translation>Der Inhalt ist kein Text: %1</translation>
    </message>
    <message>
        <source>It was JSON within a text, which is unpacked here</source>
        <translation>Es war JSON in einem Text, der hier ausgepackt ist</translation>
    </message>
    <message>
        <source>The scoring script failed.</source>
        <translation>Das Scoring-Skript ist fehlgeschlagen.</translation>
    </message>
    <message>
        <source>Its log has the reason.</source>
        <translation>Sein Protokoll nennt den Grund.</translation>
    </message>
    <message>
        <source>The model&apos;s container answered %1.</source>
        <translation>Der Container des Modells hat mit %1 geantwortet.</translation>
    </message>
    <message>
        <source>The model&apos;s container answered %1: %2</source>
        <translation>Der Container des Modells hat mit %1 geantwortet: %2</translation>
    </message>
    <message>
        <source>The endpoint refused the key.</source>
        <translation>Der Endpunkt hat den Schlüssel abgelehnt.</translation>
    </message>
    <message>
        <source>There is no such endpoint or deployment any more.</source>
        <translation>Diesen Endpunkt oder dieses Deployment gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>All instances were busy.</source>
        <translation>Alle Instanzen waren beschäftigt.</translation>
    </message>
    <message>
        <source>Send less at once, or scale the deployment.</source>
        <translation>Weniger auf einmal senden oder das Deployment skalieren.</translation>
    </message>
    <message>
        <source>No instance could answer.</source>
        <translation>Keine Instanz konnte antworten.</translation>
    </message>
    <message>
        <source>≠ changed</source>
        <translation>≠ geändert</translation>
    </message>
    <message>
        <source>≠ other type</source>
        <translation>≠ anderer Typ</translation>
    </message>
    <message>
        <source>+ added</source>
        <translation>+ hinzugekommen</translation>
    </message>
    <message>
        <source>− missing</source>
        <translation>− fehlt</translation>
    </message>
    <message>
        <source>%1 did not answer: %2</source>
        <translation>%1 hat nicht geantwortet: %2</translation>
    </message>
    <message>
        <source>%1 answered %2, %3 %4</source>
        <translation>%1 antwortete mit %2, %3 mit %4</translation>
    </message>
    <message>
        <source>%1 and %2 answered the same</source>
        <translation>%1 und %2 haben dasselbe geantwortet</translation>
    </message>
    <message>
        <source>The bodies differ, and are not both JSON</source>
        <translation>Die Inhalte unterscheiden sich und sind nicht beide JSON</translation>
    </message>
    <message>
        <source>%1; the largest gap of two numbers is %2</source>
        <translation>%1; der größte Abstand zweier Zahlen ist %2</translation>
    </message>
    <message>
        <source>(whole)</source>
        <translation>(das Ganze)</translation>
    </message>
    <message>
        <source>Stopped. The model may have gone on.</source>
        <translation>Abgebrochen. Das Modell hat vielleicht weitergerechnet.</translation>
    </message>
    <message>
        <source>Only the first %1 were kept</source>
        <translation>Nur die ersten %1 wurden aufbewahrt</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>The answers differ in one place</source>
        <translation>Die Antworten unterscheiden sich an einer Stelle</translation>
    </message>
    <message numerus="yes">
        <source>The answers differ in %n places</source>
        <translation>
            <numerusform>Die Antworten unterscheiden sich an %n Stelle</numerusform>
            <numerusform>Die Antworten unterscheiden sich an %n Stellen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Live</name>
    <message>
        <source>Succeeded</source>
        <translation>Erfolgreich</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Canceled</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>Creating</source>
        <translation>Wird erstellt</translation>
    </message>
    <message>
        <source>Updating</source>
        <translation>Wird geändert</translation>
    </message>
    <message>
        <source>Scaling</source>
        <translation>Wird skaliert</translation>
    </message>
    <message>
        <source>Deleting</source>
        <translation>Wird gelöscht</translation>
    </message>
    <message>
        <source>State unknown</source>
        <translation>Zustand unbekannt</translation>
    </message>
    <message>
        <source>%1/%2</source>
        <comment>instances ready/asked for</comment>
        <translation>%1/%2</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>a deployment and its percent</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>no traffic</source>
        <translation>kein Traffic</translation>
    </message>
    <message>
        <source>did not start</source>
        <translation>ist nicht gestartet</translation>
    </message>
    <message>
        <source>not running</source>
        <translation>läuft nicht</translation>
    </message>
    <message>
        <source>starting…</source>
        <translation>startet…</translation>
    </message>
    <message>
        <source>connecting…</source>
        <translation>verbindet…</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>The service leaves few calls this hour: what is live is read four times as seldom.</source>
        <translation>Der Dienst lässt in dieser Stunde nur noch wenige Aufrufe zu: Was läuft, wird viermal seltener gelesen.</translation>
    </message>
    <message>
        <source>does not answer</source>
        <translation>antwortet nicht</translation>
    </message>
    <message>
        <source>What is shown as live is of %1. It is read again on its own.</source>
        <translation>Was als laufend gezeigt wird, ist von %1. Es wird von selbst neu gelesen.</translation>
    </message>
</context>
<context>
    <name>RequestBody</name>
    <message>
        <source>No text: %1 are sent as they are</source>
        <translation>Kein Text: %1 werden unverändert gesendet</translation>
    </message>
    <message>
        <source>Shown in part: all %1 are sent</source>
        <translation>Nur teilweise gezeigt: alle %1 werden gesendet</translation>
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
    <name>serin::ChartTable</name>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>req/s</source>
        <translation>Anfr./s</translation>
    </message>
    <message>
        <source>p50 ms</source>
        <translation>p50 ms</translation>
    </message>
    <message>
        <source>p95 ms</source>
        <translation>p95 ms</translation>
    </message>
    <message>
        <source>p99 ms</source>
        <translation>p99 ms</translation>
    </message>
    <message>
        <source>errors %</source>
        <translation>Fehler %</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>a deployment; what was measured</comment>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>serin::ChartsPage</name>
    <message>
        <source>1 min</source>
        <translation>1 min</translation>
    </message>
    <message>
        <source>5 min</source>
        <translation>5 min</translation>
    </message>
    <message>
        <source>15 min</source>
        <translation>15 min</translation>
    </message>
    <message>
        <source>60 min</source>
        <translation>60 min</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>Show %1</source>
        <comment>a length of time</comment>
        <translation>%1 zeigen</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>Folgen</translation>
    </message>
    <message>
        <source>Back to what is measured now</source>
        <translation>Zurück zu dem, was jetzt gemessen wird</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Reads nothing until it is resumed</source>
        <translation>Liest nichts, bis es weitergeht</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>The same figures as a table</source>
        <translation>Dieselben Zahlen als Tabelle</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>As a picture or for a spreadsheet</source>
        <translation>Als Bild oder für eine Tabellenkalkulation</translation>
    </message>
    <message>
        <source>Send steady traffic</source>
        <translation>Gleichmäßig senden</translation>
    </message>
    <message>
        <source>Requests a second</source>
        <translation>Anfragen pro Sekunde</translation>
    </message>
    <message>
        <source> /s</source>
        <comment>requests a second</comment>
        <translation> /s</translation>
    </message>
    <message>
        <source>Picture (PNG)…</source>
        <translation>Bild (PNG)…</translation>
    </message>
    <message>
        <source>Figures (CSV)…</source>
        <translation>Zahlen (CSV)…</translation>
    </message>
    <message>
        <source>Metrics as a table</source>
        <translation>Metriken als Tabelle</translation>
    </message>
    <message>
        <source>dotted</source>
        <translation>gepunktet</translation>
    </message>
    <message>
        <source>solid</source>
        <translation>durchgezogen</translation>
    </message>
    <message>
        <source>dashed</source>
        <translation>gestrichelt</translation>
    </message>
    <message>
        <source>Latency percentile, drawn %1</source>
        <translation>Perzentil der Latenz, %1 gezeichnet</translation>
    </message>
    <message>
        <source>Show or hide %1</source>
        <translation>%1 zeigen oder verbergen</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>It follows already</source>
        <translation>Es folgt schon</translation>
    </message>
    <message>
        <source>Stop steady traffic</source>
        <translation>Nicht mehr senden</translation>
    </message>
    <message>
        <source>The request of the Test page, again and again, by the traffic</source>
        <translation>Die Anfrage der Seite Test, immer wieder, nach der Aufteilung</translation>
    </message>
    <message>
        <source>Sending to %1: %2 sent, %3 failed</source>
        <comment>steady traffic</comment>
        <translation>Sendet an %1: %2 gesendet, %3 fehlgeschlagen</translation>
    </message>
    <message>
        <source>%1: %2 req/s, p95 %3 ms, errors %4 %</source>
        <translation>%1: %2 Anfr./s, p95 %3 ms, Fehler %4 %</translation>
    </message>
    <message>
        <source>Save the charts</source>
        <translation>Diagramme speichern</translation>
    </message>
    <message>
        <source>Pictures (*.png)</source>
        <translation>Bilder (*.png)</translation>
    </message>
    <message>
        <source>Save the figures</source>
        <translation>Zahlen speichern</translation>
    </message>
    <message>
        <source>Figures (*.csv)</source>
        <translation>Zahlen (*.csv)</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>Gespeichert: %1</translation>
    </message>
    <message>
        <source>%1 could not be written</source>
        <translation>%1 konnte nicht geschrieben werden</translation>
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
    <message>
        <source>Test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>Test %1</source>
        <translation>%1 testen</translation>
    </message>
    <message>
        <source>Live instances ready: %1</source>
        <translation>Bereite Instanzen: %1</translation>
    </message>
    <message>
        <source>Send a request to %1</source>
        <translation>Eine Anfrage an %1 senden</translation>
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
    <name>serin::DifferenceModel</name>
    <message>
        <source>Place</source>
        <translation>Stelle</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Unterschied</translation>
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
    <message>
        <source>Typing in %1</source>
        <translation>Eingabe in %1</translation>
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
    <message>
        <source>Copy the scoring address</source>
        <translation>Die Scoring-Adresse kopieren</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>Diagramme</translation>
    </message>
    <message>
        <source>Logs</source>
        <translation>Protokolle</translation>
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
    <message>
        <source>%1: %2</source>
        <comment>a workspace; how it is</comment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>serin::HistoryModel</name>
    <message>
        <source>%1 (UTC %2)</source>
        <translation>%1 (UTC %2)</translation>
    </message>
    <message>
        <source>by traffic</source>
        <translation>nach Aufteilung</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Answered by</source>
        <translation>Beantwortet von</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
</context>
<context>
    <name>serin::HistoryPane</name>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Search the requests that were sent</source>
        <translation>Gesendete Anfragen durchsuchen</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Requests that were sent</source>
        <translation>Gesendete Anfragen</translation>
    </message>
    <message>
        <source>Enter or a double click shows a request and its answer again</source>
        <translation>Eingabetaste oder Doppelklick zeigt eine Anfrage und ihre Antwort noch einmal</translation>
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
    <name>serin::InvokeController</name>
    <message>
        <source>%1 %</source>
        <comment>a share</comment>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Select an endpoint first</source>
        <translation>Zuerst einen Endpunkt auswählen</translation>
    </message>
    <message>
        <source>%1 is not running</source>
        <translation>%1 läuft nicht</translation>
    </message>
    <message>
        <source>%1 is not live on %2</source>
        <translation>%1 ist nicht in Betrieb auf: %2</translation>
    </message>
    <message>
        <source>What is live on %1 is not known yet</source>
        <translation>Was auf „%1“ in Betrieb ist, ist noch nicht bekannt</translation>
    </message>
    <message>
        <source>%1 has no address yet</source>
        <translation>%1 hat noch keine Adresse</translation>
    </message>
    <message>
        <source>%1 is not live any more</source>
        <translation>%1 ist nicht mehr in Betrieb</translation>
    </message>
    <message>
        <source>There is only one deployment to ask</source>
        <translation>Es gibt nur ein Deployment zu fragen</translation>
    </message>
    <message>
        <source>Load the request from a file first: this command sends files</source>
        <translation>Zuerst die Anfrage aus einer Datei laden: Dieser Befehl sendet Dateien</translation>
    </message>
</context>
<context>
    <name>serin::LiveBar</name>
    <message>
        <source>%1 % of the requests are mirrored to %2.</source>
        <translation>%1 % der Anfragen werden an %2 gespiegelt.</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>Neu lesen</translation>
    </message>
    <message>
        <source>%1 is not running: nothing is live.</source>
        <translation>%1 läuft nicht: Nichts ist in Betrieb.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>the workspace; how it is</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Not live on %1 yet.</source>
        <translation>Noch nicht in Betrieb auf: %1.</translation>
    </message>
    <message>
        <source>Live on %1, and no file in this folder describes it.</source>
        <translation>In Betrieb auf: %1. Keine Datei in diesem Ordner beschreibt es.</translation>
    </message>
    <message>
        <source>Start the local workspace</source>
        <translation>Den lokalen Workspace starten</translation>
    </message>
</context>
<context>
    <name>serin::LocalWorkspaceAccess</name>
    <message>
        <source>Local workspace</source>
        <translation>Lokaler Workspace</translation>
    </message>
</context>
<context>
    <name>serin::LogController</name>
    <message>
        <source>%1 is not running</source>
        <translation>%1 läuft nicht</translation>
    </message>
    <message>
        <source>%1 is not live</source>
        <translation>%1 ist nicht in Betrieb</translation>
    </message>
    <message>
        <source>What is live is not known yet</source>
        <translation>Was in Betrieb ist, ist noch nicht bekannt</translation>
    </message>
    <message>
        <source>No deployment is live</source>
        <translation>Kein Deployment ist in Betrieb</translation>
    </message>
</context>
<context>
    <name>serin::LogsPage</name>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Deployment</source>
        <translation>Deployment</translation>
    </message>
    <message>
        <source>Nothing is live</source>
        <translation>Nichts ist in Betrieb</translation>
    </message>
    <message>
        <source>Container</source>
        <translation>Container</translation>
    </message>
    <message>
        <source>Inference server</source>
        <translation>Inference-Server</translation>
    </message>
    <message>
        <source>Storage initializer</source>
        <translation>Storage-Initializer</translation>
    </message>
    <message>
        <source>Show lines that match this regular expression</source>
        <translation>Zeilen zeigen, auf die dieser reguläre Ausdruck passt</translation>
    </message>
    <message>
        <source>Filter (regular expression)</source>
        <translation>Filter (regulärer Ausdruck)</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>Folgen</translation>
    </message>
    <message>
        <source>Reads on and shows the newest lines</source>
        <translation>Liest weiter und zeigt die neuesten Zeilen</translation>
    </message>
    <message>
        <source>Wrap</source>
        <translation>Umbrechen</translation>
    </message>
    <message>
        <source>Breaks long lines</source>
        <translation>Bricht lange Zeilen um</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Speichern…</translation>
    </message>
    <message>
        <source>Saves the lines that are shown</source>
        <translation>Speichert die gezeigten Zeilen</translation>
    </message>
    <message>
        <source>This is no regular expression: %1</source>
        <translation>Das ist kein regulärer Ausdruck: %1</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Wird gelesen…</translation>
    </message>
    <message>
        <source>The log is empty</source>
        <translation>Das Protokoll ist leer</translation>
    </message>
    <message>
        <source>No line matches the filter</source>
        <translation>Auf keine Zeile passt der Filter</translation>
    </message>
    <message>
        <source>There is nothing to save</source>
        <translation>Es gibt nichts zu speichern</translation>
    </message>
    <message>
        <source>Save the log</source>
        <translation>Protokoll speichern</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>Gespeichert: %1</translation>
    </message>
    <message>
        <source>%1 could not be written</source>
        <translation>%1 konnte nicht geschrieben werden</translation>
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
    <name>serin::MetricChart</name>
    <message>
        <source>%1 %2 → %3</source>
        <comment>a deployment; its share before and after</comment>
        <translation>%1 %2 → %3</translation>
    </message>
    <message>
        <source>Arrow keys move in time, plus and minus zoom. The table has the same figures.</source>
        <translation>Pfeiltasten bewegen in der Zeit, Plus und Minus zoomen. Die Tabelle hat dieselben Zahlen.</translation>
    </message>
    <message>
        <source>Not enough data yet</source>
        <translation>Noch nicht genug Daten</translation>
    </message>
    <message>
        <source>Traffic %</source>
        <translation>Traffic %</translation>
    </message>
    <message>
        <source>Requests/s</source>
        <translation>Anfragen/s</translation>
    </message>
    <message>
        <source>Latency ms</source>
        <translation>Latenz ms</translation>
    </message>
    <message>
        <source>Errors %</source>
        <translation>Fehler %</translation>
    </message>
</context>
<context>
    <name>serin::MetricsController</name>
    <message>
        <source>%1 is not running</source>
        <translation>%1 läuft nicht</translation>
    </message>
    <message>
        <source>%1 is not live</source>
        <translation>%1 ist nicht in Betrieb</translation>
    </message>
    <message>
        <source>What is live is not known yet</source>
        <translation>Was in Betrieb ist, ist noch nicht bekannt</translation>
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
    <message>
        <source>It is not ready for traffic: %1</source>
        <comment>its state</comment>
        <translation>Es ist nicht bereit für Traffic: %1</translation>
    </message>
    <message>
        <source>None of its instances is ready</source>
        <translation>Keine seiner Instanzen ist bereit</translation>
    </message>
    <message>
        <source>live</source>
        <comment>a traffic split</comment>
        <translation>in Betrieb</translation>
    </message>
    <message>
        <source>It is not live</source>
        <translation>Es ist nicht in Betrieb</translation>
    </message>
    <message>
        <source>not live</source>
        <translation>nicht in Betrieb</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>Diagramme</translation>
    </message>
    <message>
        <source>%1 (%2 %, instances %3)</source>
        <comment>a deployment; its share, ready/asked for</comment>
        <translation>%1 (%2 %, Instanzen %3)</translation>
    </message>
    <message>
        <source>Live, and in none of the files: %1.</source>
        <translation>In Betrieb und in keiner der Dateien: %1.</translation>
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
    <name>serin::RequestPane</name>
    <message>
        <source>Write another</source>
        <translation>Eine andere schreiben</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Anfrage</translation>
    </message>
    <message>
        <source>File with the request</source>
        <translation>Datei mit der Anfrage</translation>
    </message>
    <message>
        <source>Open file…</source>
        <translation>Datei öffnen…</translation>
    </message>
    <message>
        <source>Body of the request</source>
        <translation>Inhalt der Anfrage</translation>
    </message>
    <message>
        <source>{&quot;data&quot;: …}
Write the request here, or drop a file with it.</source>
        <translation>{&quot;data&quot;: …}
Die Anfrage hier schreiben oder eine Datei damit hierher ziehen.</translation>
    </message>
    <message>
        <source>No request beside the manifest</source>
        <translation>Keine Anfrage neben dem Manifest</translation>
    </message>
    <message>
        <source>Written here</source>
        <translation>Hier geschrieben</translation>
    </message>
    <message>
        <source>A file called sample-request.json beside the manifest is loaded on its own</source>
        <translation>Eine Datei namens sample-request.json neben dem Manifest wird von selbst geladen</translation>
    </message>
    <message>
        <source>Open a request</source>
        <translation>Eine Anfrage öffnen</translation>
    </message>
</context>
<context>
    <name>serin::ResponsePane</name>
    <message>
        <source>Sending…</source>
        <translation>Wird gesendet…</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>Keine Antwort</translation>
    </message>
    <message>
        <source>Response</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Parts of the response</source>
        <translation>Teile der Antwort</translation>
    </message>
    <message>
        <source>Body</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>Raw</source>
        <translation>Roh</translation>
    </message>
    <message>
        <source>Headers</source>
        <translation>Kopfzeilen</translation>
    </message>
    <message>
        <source>Timing</source>
        <translation>Zeiten</translation>
    </message>
    <message>
        <source>Differences of the two answers</source>
        <translation>Unterschiede der beiden Antworten</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Unterschied</translation>
    </message>
    <message>
        <source>answered by %1</source>
        <translation>beantwortet von %1</translation>
    </message>
    <message>
        <source>Send the request to see what the model answers.</source>
        <translation>Die Anfrage senden, um zu sehen, was das Modell antwortet.</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>used again</source>
        <translation>wiederverwendet</translation>
    </message>
    <message>
        <source>First byte</source>
        <translation>Erstes Byte</translation>
    </message>
    <message>
        <source>Last byte</source>
        <translation>Letztes Byte</translation>
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
    <name>serin::TestPage</name>
    <message>
        <source>Send</source>
        <translation>Senden</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Who answers</source>
        <translation>Wer antwortet</translation>
    </message>
    <message>
        <source>Stop the request</source>
        <translation>Die Anfrage abbrechen</translation>
    </message>
    <message>
        <source>Compare with</source>
        <translation>Vergleichen mit</translation>
    </message>
    <message>
        <source>Copy as</source>
        <translation>Kopieren als</translation>
    </message>
    <message>
        <source>cURL</source>
        <translation>cURL</translation>
    </message>
    <message>
        <source>Azure CLI (az ml)</source>
        <translation>Azure CLI (az ml)</translation>
    </message>
    <message>
        <source>serinctl</source>
        <translation>serinctl</translation>
    </message>
    <message>
        <source>%1 by its traffic (%2)</source>
        <translation>%1 nach Aufteilung (%2)</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>a deployment and its share</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Nothing is live</source>
        <translation>Nichts ist in Betrieb</translation>
    </message>
    <message>
        <source>Send the request (Ctrl+Enter)</source>
        <translation>Die Anfrage senden (Strg+Eingabe)</translation>
    </message>
    <message>
        <source>Nothing is being sent</source>
        <translation>Es wird nichts gesendet</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Compare %1 with %2</source>
        <translation>%1 mit %2 vergleichen</translation>
    </message>
    <message>
        <source>The same request to both, and how the answers differ</source>
        <translation>Dieselbe Anfrage an beide, und wie sich die Antworten unterscheiden</translation>
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
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
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
    <message>
        <source>Tools</source>
        <translation>Werkzeuge</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <source>&amp;Test</source>
        <translation>&amp;Test</translation>
    </message>
    <message>
        <source>&amp;Charts</source>
        <translation>Dia&amp;gramme</translation>
    </message>
    <message>
        <source>&amp;Logs</source>
        <translation>&amp;Protokolle</translation>
    </message>
    <message>
        <source>T&amp;est</source>
        <translation>T&amp;esten</translation>
    </message>
    <message>
        <source>Send the &amp;request</source>
        <translation>Die &amp;Anfrage senden</translation>
    </message>
    <message>
        <source>St&amp;op the request</source>
        <translation>Die Anfrage a&amp;bbrechen</translation>
    </message>
    <message>
        <source>Open the page Test first</source>
        <translation>Zuerst die Seite Test öffnen</translation>
    </message>
    <message>
        <source>A request is being sent</source>
        <translation>Eine Anfrage wird gesendet</translation>
    </message>
    <message>
        <source>Nothing is being sent</source>
        <translation>Es wird nichts gesendet</translation>
    </message>
    <message>
        <source>&amp;Start the local workspace</source>
        <translation>Den lokalen Workspace &amp;starten</translation>
    </message>
    <message>
        <source>S&amp;top the local workspace</source>
        <translation>Den lokalen Workspace &amp;beenden</translation>
    </message>
    <message>
        <source>&amp;Keep the local workspace running after the window is closed</source>
        <translation>Den lokalen Workspace nach dem Schließen des Fensters &amp;weiterlaufen lassen</translation>
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation>&amp;Werkzeuge</translation>
    </message>
    <message>
        <source>It is being started</source>
        <translation>Er wird gestartet</translation>
    </message>
    <message>
        <source>It runs already</source>
        <translation>Er läuft schon</translation>
    </message>
    <message>
        <source>It does not run</source>
        <translation>Er läuft nicht</translation>
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
    <message>
        <source>It holds characters that cannot be seen, which are marked here; so it is not edited here</source>
        <translation>Sie enthält unsichtbare Zeichen, die hier markiert sind; deshalb wird sie hier nicht bearbeitet</translation>
    </message>
    <message>
        <source>Problems in this file</source>
        <translation>Probleme in dieser Datei</translation>
    </message>
    <message>
        <source>Read-only: decide first which version of the file to keep</source>
        <translation>Schreibgeschützt: zuerst entscheiden, welche Fassung der Datei bleibt</translation>
    </message>
    <message>
        <source>Not saved yet: Ctrl+S writes the file</source>
        <translation>Noch nicht gespeichert: Strg+S schreibt die Datei</translation>
    </message>
    <message>
        <source>%1 Line %2: %3</source>
        <comment>a sign, a number, what is wrong</comment>
        <translation>%1 Zeile %2: %3</translation>
    </message>
</context>
</TS>
