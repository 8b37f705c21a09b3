<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE">
<context>
    <name>Assist</name>
    <message>
        <source>text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true oder false</translation>
    </message>
    <message>
        <source>whole number</source>
        <translation>ganze Zahl</translation>
    </message>
    <message>
        <source>number</source>
        <translation>Zahl</translation>
    </message>
    <message>
        <source>one of several words</source>
        <translation>eines von mehreren Wörtern</translation>
    </message>
    <message>
        <source>keys below it</source>
        <translation>Schlüssel darunter</translation>
    </message>
    <message>
        <source>list</source>
        <translation>Liste</translation>
    </message>
    <message>
        <source>%1 from %2 to %3</source>
        <comment>a kind of number, and its limits</comment>
        <translation>%1 von %2 bis %3</translation>
    </message>
    <message>
        <source>%1 from %2</source>
        <comment>a kind of number, and its lower limit</comment>
        <translation>%1 ab %2</translation>
    </message>
    <message>
        <source>%1 up to %2</source>
        <comment>a kind of number, and its upper limit</comment>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>%1, or %2</source>
        <comment>kinds of values</comment>
        <translation>%1 oder %2</translation>
    </message>
    <message>
        <source>For instance: %1</source>
        <translation>Zum Beispiel: %1</translation>
    </message>
    <message>
        <source>Without it: %1</source>
        <comment>the default of a key</comment>
        <translation>Ohne ihn: %1</translation>
    </message>
    <message>
        <source>It must be there</source>
        <translation>Er muss da sein</translation>
    </message>
    <message>
        <source>default</source>
        <translation>Standard</translation>
    </message>
    <message>
        <source>must be there</source>
        <translation>muss da sein</translation>
    </message>
</context>
<context>
    <name>Board</name>
    <message>
        <source>not committed</source>
        <translation>nicht committet</translation>
    </message>
    <message>
        <source>not pushed</source>
        <translation>nicht gepusht</translation>
    </message>
    <message>
        <source>behind the remote</source>
        <translation>hinter dem Remote</translation>
    </message>
    <message>
        <source>waiting for the pipeline</source>
        <translation>wartet auf die Pipeline</translation>
    </message>
    <message>
        <source>not applied</source>
        <translation>nicht angewendet</translation>
    </message>
    <message>
        <source>drifted</source>
        <translation>an Git vorbei geändert</translation>
    </message>
    <message>
        <source>differs</source>
        <translation>weicht ab</translation>
    </message>
    <message>
        <source>not in Git</source>
        <translation>nicht in Git</translation>
    </message>
    <message>
        <source>rolled back live, not in Git</source>
        <translation>live zurückgerollt, nicht in Git</translation>
    </message>
    <message>
        <source>the endpoint</source>
        <translation>der Endpunkt</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>a deployment, its field</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>is not there</source>
        <translation>ist nicht da</translation>
    </message>
    <message>
        <source>is there</source>
        <translation>ist da</translation>
    </message>
    <message>
        <source>ignored until it changes</source>
        <translation>ignoriert, bis es sich ändert</translation>
    </message>
    <message>
        <source>the same</source>
        <translation>gleich</translation>
    </message>
    <message>
        <source>pushed</source>
        <translation>gepusht</translation>
    </message>
    <message>
        <source>committed</source>
        <translation>committet</translation>
    </message>
    <message>
        <source>working tree</source>
        <translation>Arbeitsverzeichnis</translation>
    </message>
    <message>
        <source>last applied</source>
        <translation>zuletzt angewendet</translation>
    </message>
    <message>
        <source>live</source>
        <translation>live</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>places, their value</comment>
        <translation>%1: %2</translation>
    </message>
</context>
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
    <message>
        <source>new endpoint %1</source>
        <comment>its name</comment>
        <translation>neuer Endpunkt %1</translation>
    </message>
    <message>
        <source>new deployment %1</source>
        <comment>its name</comment>
        <translation>neues Deployment %1</translation>
    </message>
    <message>
        <source>endpoint %1 removed</source>
        <comment>its name</comment>
        <translation>Endpunkt %1 entfernt</translation>
    </message>
    <message>
        <source>deployment %1 removed</source>
        <comment>its name</comment>
        <translation>Deployment %1 entfernt</translation>
    </message>
    <message>
        <source>new file</source>
        <translation>neue Datei</translation>
    </message>
    <message>
        <source>file deleted</source>
        <translation>Datei gelöscht</translation>
    </message>
    <message>
        <source>endpoint %1 in another file</source>
        <comment>its name</comment>
        <translation>Endpunkt %1 in einer anderen Datei</translation>
    </message>
    <message>
        <source>deployment %1 in another file</source>
        <comment>its name</comment>
        <translation>Deployment %1 in einer anderen Datei</translation>
    </message>
    <message>
        <source>%1 listed in the traffic with 0 %</source>
        <comment>a deployment</comment>
        <translation>%1 mit 0 % unter traffic aufgeführt</translation>
    </message>
    <message>
        <source>%1 (0 %) no longer listed in the traffic</source>
        <comment>a deployment</comment>
        <translation>%1 (0 %) nicht mehr unter traffic aufgeführt</translation>
    </message>
    <message>
        <source>%1 changed</source>
        <comment>keys of a manifest</comment>
        <translation>%1 geändert</translation>
    </message>
    <message numerus="yes">
        <source>%Ln new files</source>
        <translation>
            <numerusform>%Ln neue Datei</numerusform>
            <numerusform>%Ln neue Dateien</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Credentials</name>
    <message>
        <source>Push</source>
        <translation>Push</translation>
    </message>
    <message>
        <source>Fetch</source>
        <translation>Fetch</translation>
    </message>
    <message>
        <source>Pull</source>
        <translation>Pull</translation>
    </message>
    <message>
        <source>Clone</source>
        <translation>Klonen</translation>
    </message>
    <message>
        <source>Git</source>
        <translation>Git</translation>
    </message>
    <message>
        <source>a user name is needed</source>
        <translation>ein Benutzername wird gebraucht</translation>
    </message>
    <message>
        <source>a password or token is needed</source>
        <translation>ein Passwort oder Token wird gebraucht</translation>
    </message>
    <message>
        <source>the passphrase of a key is needed</source>
        <translation>die Passphrase eines Schlüssels wird gebraucht</translation>
    </message>
    <message>
        <source>the host is not known yet</source>
        <translation>der Host ist noch nicht bekannt</translation>
    </message>
    <message>
        <source>a key wants to be used</source>
        <translation>ein Schlüssel soll verwendet werden</translation>
    </message>
    <message>
        <source>there is something to do</source>
        <translation>es gibt etwas zu tun</translation>
    </message>
    <message>
        <source>there is a question</source>
        <translation>es gibt eine Frage</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>what git does, what is wanted</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>%1 asks who you are.</source>
        <translation>%1 fragt, wer Sie sind.</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>Benutzername</translation>
    </message>
    <message>
        <source>Password or token</source>
        <translation>Passwort oder Token</translation>
    </message>
    <message>
        <source>%1 asks for it. Serin passes it on to git and keeps it nowhere.</source>
        <translation>%1 fragt danach. Serin gibt es an Git weiter und bewahrt es nirgends auf.</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>Trust this host</source>
        <translation>Diesem Host vertrauen</translation>
    </message>
    <message>
        <source>Allow it</source>
        <translation>Erlauben</translation>
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
    <message>
        <source>Only the first 25,000 lines are shown</source>
        <translation>Nur die ersten 25.000 Zeilen werden gezeigt</translation>
    </message>
</context>
<context>
    <name>Drift</name>
    <message>
        <source>none</source>
        <comment>traffic</comment>
        <translation>keiner</translation>
    </message>
    <message>
        <source>not known</source>
        <comment>a value</comment>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>not set</source>
        <comment>a value</comment>
        <translation>nicht gesetzt</translation>
    </message>
    <message>
        <source>traffic</source>
        <translation>Traffic</translation>
    </message>
    <message>
        <source>mirrored traffic</source>
        <translation>gespiegelter Traffic</translation>
    </message>
    <message>
        <source>instances</source>
        <translation>Instanzen</translation>
    </message>
    <message>
        <source>the endpoint</source>
        <translation>der Endpunkt</translation>
    </message>
    <message>
        <source>%1 is live and not in Git</source>
        <comment>a deployment</comment>
        <translation>%1 ist live und nicht in Git</translation>
    </message>
    <message>
        <source>%1 is in Git and not live</source>
        <comment>a deployment</comment>
        <translation>%1 ist in Git und nicht live</translation>
    </message>
    <message>
        <source>%1: Git %2, live %3</source>
        <comment>a field and its two values</comment>
        <translation>%1: Git %2, live %3</translation>
    </message>
    <message>
        <source>%1 is new</source>
        <comment>a deployment</comment>
        <translation>%1 ist neu</translation>
    </message>
    <message>
        <source>%1 is removed</source>
        <comment>a deployment</comment>
        <translation>%1 ist entfernt</translation>
    </message>
    <message>
        <source>%1: committed %2, in the file %3</source>
        <comment>a field and its two values</comment>
        <translation>%1: committet %2, in der Datei %3</translation>
    </message>
    <message>
        <source>%1: pushed %2, committed %3</source>
        <comment>a field and its two values</comment>
        <translation>%1: gepusht %2, committet %3</translation>
    </message>
    <message>
        <source>none</source>
        <comment>a value</comment>
        <translation>keine</translation>
    </message>
</context>
<context>
    <name>DriftAssessment</name>
    <message>
        <source>%1 %2</source>
        <comment>a deployment and its state</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Git is not applied yet</source>
        <translation>Git ist noch nicht angewendet</translation>
    </message>
    <message>
        <source>Not applied before it is merged into %1</source>
        <comment>a branch</comment>
        <translation>Wird erst nach dem Zusammenführen in %1 angewendet</translation>
    </message>
    <message>
        <source>The remote has gone on: pull before you apply</source>
        <translation>Das Remote ist weiter: vor dem Anwenden holen</translation>
    </message>
    <message>
        <source>Live was changed just now; another look tells whether it goes on</source>
        <translation>Live wurde gerade geändert; ein weiterer Blick zeigt, ob es weitergeht</translation>
    </message>
    <message>
        <source>Live is being changed just now: %1</source>
        <comment>deployments and their states</comment>
        <translation>Live wird gerade geändert: %1</translation>
    </message>
    <message>
        <source>Live differs from Git</source>
        <translation>Live weicht von Git ab</translation>
    </message>
    <message>
        <source>Rolled back live, not in Git</source>
        <translation>Live zurückgerollt, nicht in Git</translation>
    </message>
    <message>
        <source>Changed earlier and not committed yet</source>
        <translation>Früher geändert und noch nicht committet</translation>
    </message>
    <message>
        <source>Committed and not pushed yet</source>
        <translation>Committet und noch nicht gepusht</translation>
    </message>
    <message>
        <source>Pushed; waiting for the pipeline; live still %1</source>
        <comment>a traffic split</comment>
        <translation>Gepusht; wartet auf die Pipeline; live noch %1</translation>
    </message>
    <message>
        <source>Pushed; waiting for the pipeline</source>
        <translation>Gepusht; wartet auf die Pipeline</translation>
    </message>
    <message>
        <source>the endpoint is not live, and no file describes it: add one for it</source>
        <translation>der Endpunkt ist nicht live, und keine Datei beschreibt ihn: eine für ihn anlegen</translation>
    </message>
    <message>
        <source>Git says nothing of it: there is nothing to apply</source>
        <translation>Git sagt nichts davon: es gibt nichts anzuwenden</translation>
    </message>
    <message>
        <source>The endpoint is not live: there is nothing to take over</source>
        <translation>Der Endpunkt ist nicht live: Es gibt nichts zu übernehmen</translation>
    </message>
    <message>
        <source>Live was not changed past Git: there is nothing to take over</source>
        <translation>Live wurde nicht an Git vorbei geändert: Es gibt nichts zu übernehmen</translation>
    </message>
    <message>
        <source>What Git wants and is not applied yet cannot be ignored</source>
        <translation>Was Git will und noch nicht angewendet ist, kann nicht ignoriert werden</translation>
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
    <message>
        <source>The file mirrors %1 % of the requests to %2</source>
        <comment>a percentage, a deployment</comment>
        <translation>Die Datei spiegelt %1 % der Anfragen zu %2</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>nicht lesbar</translation>
    </message>
    <message>
        <source>No file that can be read describes the endpoint itself; %1 cannot be read: %2</source>
        <translation>Keine lesbare Datei beschreibt den Endpunkt selbst; %1 ist nicht lesbar: %2</translation>
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
    <name>FileQuestion</name>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>%1 file</source>
        <translation>%1-Datei</translation>
    </message>
</context>
<context>
    <name>Fix</name>
    <message>
        <source>Put %1 in quotes</source>
        <comment>a value</comment>
        <translation>%1 in Anführungszeichen setzen</translation>
    </message>
    <message>
        <source>Write %1: %2</source>
        <comment>a key, its value</comment>
        <translation>%1: %2 schreiben</translation>
    </message>
    <message>
        <source>Rename %1 to %2</source>
        <comment>a key, another key</comment>
        <translation>%1 in %2 umbenennen</translation>
    </message>
    <message>
        <source>Add %1: %2</source>
        <comment>a key, its value</comment>
        <translation>%1: %2 hinzufügen</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <comment>a key</comment>
        <translation>%1 entfernen</translation>
    </message>
    <message>
        <source>Make the line a comment that editors read</source>
        <translation>Die Zeile zu einem Kommentar machen, den Editoren lesen</translation>
    </message>
    <message>
        <source>Make the line the key $schema</source>
        <translation>Die Zeile zum Schlüssel $schema machen</translation>
    </message>
    <message>
        <source>Indent with spaces instead of tabs</source>
        <translation>Mit Leerzeichen statt Tabulatoren einrücken</translation>
    </message>
</context>
<context>
    <name>GitOperationWords</name>
    <message>
        <source>a merge</source>
        <translation>Merge</translation>
    </message>
    <message>
        <source>a rebase</source>
        <translation>Rebase</translation>
    </message>
    <message>
        <source>a cherry-pick</source>
        <translation>Cherry-pick</translation>
    </message>
    <message>
        <source>a revert</source>
        <translation>Revert</translation>
    </message>
    <message>
        <source>a bisect</source>
        <translation>Bisect</translation>
    </message>
    <message>
        <source>applying patches</source>
        <translation>Anwenden von Patches</translation>
    </message>
</context>
<context>
    <name>GitReasonWords</name>
    <message>
        <source>The folder is in no Git repository</source>
        <translation>Der Ordner liegt in keinem Git-Repository</translation>
    </message>
    <message>
        <source>Answer the question about the repository first</source>
        <translation>Zuerst die Frage zum Repository beantworten</translation>
    </message>
    <message>
        <source>The repository is in the middle of %1: finish it or give it up first</source>
        <translation>Im Repository ist %1 im Gange: erst beenden oder aufgeben</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>is being applied</source>
        <translation>wird angewendet</translation>
    </message>
    <message>
        <source>applied</source>
        <translation>angewendet</translation>
    </message>
    <message>
        <source>apply failed</source>
        <translation>Anwenden fehlgeschlagen</translation>
    </message>
    <message>
        <source>apply stopped</source>
        <translation>Anwenden angehalten</translation>
    </message>
    <message>
        <source>apply interrupted</source>
        <translation>Anwenden unterbrochen</translation>
    </message>
    <message>
        <source>%1 by %2</source>
        <comment>an apply&apos;s outcome, a person</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Working tree</source>
        <translation>Arbeitsverzeichnis</translation>
    </message>
    <message>
        <source>Apply of a working tree, without a commit</source>
        <translation>Anwenden eines Arbeitsverzeichnisses, ohne Commit</translation>
    </message>
    <message>
        <source>later changes touch the same lines of %1</source>
        <translation>spätere Änderungen betreffen dieselben Zeilen von %1</translation>
    </message>
    <message>
        <source>restore an earlier version, or edit it by hand</source>
        <translation>eine frühere Fassung wiederherstellen oder die Datei von Hand bearbeiten</translation>
    </message>
    <message>
        <source>Apply of commit %1, which is none of this endpoint&apos;s on this branch</source>
        <translation>Anwenden von Commit %1, der auf diesem Branch keiner dieses Endpunkts ist</translation>
    </message>
    <message>
        <source>%1, begun by %2</source>
        <comment>an apply&apos;s outcome, a person</comment>
        <translation>%1, begonnen von %2</translation>
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
        <translation>Es ist live, und keine Datei hier beschreibt es</translation>
    </message>
    <message>
        <source>%1 instances ready</source>
        <comment>how many of how many</comment>
        <translation>%1 Instanzen bereit</translation>
    </message>
    <message>
        <source>not live</source>
        <translation>nicht live</translation>
    </message>
    <message>
        <source>not in the files</source>
        <translation>nicht in den Dateien</translation>
    </message>
    <message>
        <source>%1 is not checked out: to edit it, run `git sparse-checkout add %2` in the folder that is open</source>
        <translation>%1 ist nicht ausgecheckt: zum Bearbeiten im geöffneten Ordner `git sparse-checkout add %2` ausführen</translation>
    </message>
    <message>
        <source>not checked out</source>
        <translation>nicht ausgecheckt</translation>
    </message>
    <message>
        <source>live differs</source>
        <translation>live anders</translation>
    </message>
    <message numerus="yes">
        <source>%Ln instances</source>
        <translation>
            <numerusform>%Ln Instanz</numerusform>
            <numerusform>%Ln Instanzen</numerusform>
        </translation>
    </message>
    <message>
        <source>The traffic of “%1” in the file is no whole percent</source>
        <translation>Der Traffic von „%1“ in der Datei ist kein ganzes Prozent</translation>
    </message>
    <message numerus="yes">
        <source>%Ln files describe it: pick one</source>
        <translation>
            <numerusform>%Ln Datei beschreibt ihn: eine auswählen</numerusform>
            <numerusform>%Ln Dateien beschreiben ihn: eine auswählen</numerusform>
        </translation>
    </message>
    <message>
        <source>No file that can be read describes the endpoint itself</source>
        <translation>Keine lesbare Datei beschreibt den Endpunkt selbst</translation>
    </message>
    <message>
        <source>1 error: %1 (%2)</source>
        <comment>what it is, a place in a file</comment>
        <translation>1 Fehler: %1 (%2)</translation>
    </message>
    <message numerus="yes">
        <source>%Ln errors, first: %1 (%2)</source>
        <comment>what it is, a place in a file</comment>
        <translation>
            <numerusform>%Ln Fehler, der erste: %1 (%2)</numerusform>
            <numerusform>%Ln Fehler, der erste: %1 (%2)</numerusform>
        </translation>
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
        <source>The answers differ in %Ln places</source>
        <translation>
            <numerusform>Die Antworten unterscheiden sich an %Ln Stelle</numerusform>
            <numerusform>Die Antworten unterscheiden sich an %Ln Stellen</numerusform>
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
        <translation>Der Dienst lässt in dieser Stunde nur noch wenige Aufrufe zu: Was live ist, wird viermal seltener gelesen.</translation>
    </message>
    <message>
        <source>does not answer</source>
        <translation>antwortet nicht</translation>
    </message>
    <message>
        <source>What is shown as live is of %1. It is read again on its own.</source>
        <translation>Was als live gezeigt wird, ist von %1. Es wird von selbst neu gelesen.</translation>
    </message>
    <message>
        <source>connected</source>
        <translation>verbunden</translation>
    </message>
    <message>
        <source>no access</source>
        <translation>kein Zugriff</translation>
    </message>
    <message>
        <source>not asked yet</source>
        <translation>noch nicht gefragt</translation>
    </message>
</context>
<context>
    <name>MomentFigures</name>
    <message>
        <source>traffic %1</source>
        <comment>what changed</comment>
        <translation>Traffic %1</translation>
    </message>
    <message>
        <source>%1: %2 req/s</source>
        <comment>a deployment and its figure</comment>
        <translation>%1: %2 Anfragen/s</translation>
    </message>
    <message>
        <source>%1 %2 ms</source>
        <comment>a percentile and its value</comment>
        <translation>%1 %2 ms</translation>
    </message>
    <message>
        <source>errors %1 %</source>
        <translation>Fehler %1 %</translation>
    </message>
</context>
<context>
    <name>Operations</name>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>stopping</source>
        <translation>wird angehalten</translation>
    </message>
    <message>
        <source>done</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>not begun</source>
        <translation>nicht begonnen</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>label and value</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Operation</source>
        <translation>Vorgang</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>Begonnen</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Anfrage</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Was zu tun ist</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Request id</source>
        <translation>Anfragekennung</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>an operation, its state</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>%1 (of another folder)</source>
        <comment>an operation</comment>
        <translation>%1 (eines anderen Ordners)</translation>
    </message>
</context>
<context>
    <name>Project</name>
    <message>
        <source>Local workspace</source>
        <translation>Lokaler Arbeitsbereich</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>a workspace, its tier</comment>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>PushRefusal</name>
    <message>
        <source>the remote does not let you push</source>
        <translation>das Remote lässt Sie nicht pushen</translation>
    </message>
    <message>
        <source>check the credentials that git uses for it</source>
        <translation>die Zugangsdaten prüfen, die Git dafür verwendet</translation>
    </message>
    <message>
        <source>the remote asks who pushes, and the program that would pass the question on to you, serin-askpass, is missing</source>
        <translation>das Remote fragt, wer pusht, und das Programm, das die Frage weitergäbe, serin-askpass, fehlt</translation>
    </message>
    <message>
        <source>install Serin again, or let git keep the password; the commit is kept here</source>
        <translation>Serin neu installieren oder das Passwort von Git verwahren lassen; der Commit bleibt hier erhalten</translation>
    </message>
    <message>
        <source>the remote asks who pushes, and nobody answered</source>
        <translation>das Remote fragt, wer pusht, und niemand hat geantwortet</translation>
    </message>
    <message>
        <source>push again and answer; the commit is kept here</source>
        <translation>erneut pushen und antworten; der Commit bleibt hier</translation>
    </message>
    <message>
        <source>the remote has commits that are not here</source>
        <translation>das Remote hat Commits, die hier fehlen</translation>
    </message>
    <message>
        <source>pull with rebase and push again, or push a new branch</source>
        <translation>mit Rebase holen und erneut pushen, oder einen neuen Branch pushen</translation>
    </message>
    <message>
        <source>the remote refused the push</source>
        <translation>das Remote lehnte den Push ab</translation>
    </message>
    <message>
        <source>push a new branch, or undo the commit</source>
        <translation>einen neuen Branch pushen oder den Commit zurücknehmen</translation>
    </message>
    <message>
        <source>the repository&apos;s pre-push hook refused</source>
        <translation>der Pre-Push-Hook des Repositorys lehnte ab</translation>
    </message>
    <message>
        <source>do what it says and push again</source>
        <translation>tun, was er sagt, und erneut pushen</translation>
    </message>
    <message>
        <source>the remote cannot be reached</source>
        <translation>das Remote ist nicht erreichbar</translation>
    </message>
    <message>
        <source>push again when it is back; the commit is kept here</source>
        <translation>erneut pushen, wenn es wieder da ist; der Commit bleibt hier</translation>
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
    <name>ReviewChanges</name>
    <message>
        <source>changed</source>
        <comment>a file</comment>
        <translation>geändert</translation>
    </message>
    <message>
        <source>new</source>
        <comment>a file</comment>
        <translation>neu</translation>
    </message>
    <message>
        <source>deleted</source>
        <comment>a file</comment>
        <translation>gelöscht</translation>
    </message>
    <message>
        <source>1 commit of yours is pushed</source>
        <translation>1 Commit von Ihnen wird gepusht</translation>
    </message>
    <message>
        <source>1 earlier commit of yours is pushed, too</source>
        <translation>1 früherer Commit von Ihnen wird auch gepusht</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <comment>commits</comment>
        <translation>
            <numerusform>und %Ln weiterer</numerusform>
            <numerusform>und %Ln weitere</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln commits of yours are pushed</source>
        <translation>
            <numerusform>%Ln Commit von Ihnen wird gepusht</numerusform>
            <numerusform>%Ln Commits von Ihnen werden gepusht</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln earlier commits of yours are pushed, too</source>
        <translation>
            <numerusform>%Ln früherer Commit von Ihnen wird auch gepusht</numerusform>
            <numerusform>%Ln frühere Commits von Ihnen werden auch gepusht</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReviewChecks</name>
    <message>
        <source>%1: the shares sum to 100 %.</source>
        <translation>%1: Die Anteile ergeben 100 %.</translation>
    </message>
    <message>
        <source>%1: no deployment gets traffic, so nothing is answered.</source>
        <translation>%1: Kein Deployment erhält Traffic, also wird nichts beantwortet.</translation>
    </message>
    <message>
        <source>Give somebody a share, if that is not meant.</source>
        <translation>Einem davon einen Anteil geben, falls das nicht gewollt ist.</translation>
    </message>
    <message>
        <source>Mend it on the page YAML.</source>
        <translation>Auf der Seite YAML beheben.</translation>
    </message>
    <message>
        <source>1 more error in the manifests.</source>
        <translation>1 weiterer Fehler in den Manifesten.</translation>
    </message>
    <message>
        <source>The manifests follow their schema.</source>
        <translation>Die Manifeste folgen ihrem Schema.</translation>
    </message>
    <message>
        <source>%1 is Succeeded.</source>
        <translation>%1 ist „Erfolgreich“.</translation>
    </message>
    <message>
        <source>%1 shall get traffic and is %2.</source>
        <translation>%1 soll Traffic erhalten und ist „%2“.</translation>
    </message>
    <message>
        <source>Wait until it is Succeeded, or mend it; the page Logs says more.</source>
        <translation>Warten, bis es „Erfolgreich“ ist, oder es beheben; die Seite Protokolle sagt mehr.</translation>
    </message>
    <message>
        <source>What it does live is not known: %1</source>
        <translation>Was live geschieht, ist nicht bekannt: %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>an endpoint, why it is refused</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>The repository is in the middle of %1.</source>
        <translation>Im Repository ist etwas im Gange: %1.</translation>
    </message>
    <message>
        <source>Finish or abort it first.</source>
        <translation>Zuerst beenden oder abbrechen.</translation>
    </message>
    <message>
        <source>This is branch %1; the project is applied from %2.</source>
        <translation>Dies ist der Branch %1; das Projekt wird von %2 angewendet.</translation>
    </message>
    <message>
        <source>(none)</source>
        <translation>(keiner)</translation>
    </message>
    <message>
        <source>The remote cannot be asked: %1</source>
        <translation>Das Remote kann nicht gefragt werden: %1</translation>
    </message>
    <message>
        <source>%1 has 1 commit that is not here.</source>
        <translation>%1 hat 1 Commit, der hier fehlt.</translation>
    </message>
    <message>
        <source>Nothing new on %1.</source>
        <translation>Nichts Neues auf %1.</translation>
    </message>
    <message>
        <source>%1 gets traffic in the same step that makes it or changes it: nobody has tested it.</source>
        <translation>%1 erhält Traffic in demselben Schritt, der es anlegt oder ändert: Niemand hat es getestet.</translation>
    </message>
    <message>
        <source>Apply it without more traffic first, send it a request, and then move the traffic.</source>
        <translation>Erst ohne mehr Traffic anwenden, eine Anfrage senden und dann den Traffic verschieben.</translation>
    </message>
    <message>
        <source>Whether %1 was tested is not known: the history of requests cannot be read.</source>
        <translation>Ob %1 getestet wurde, ist nicht bekannt: Der Verlauf der Anfragen ist nicht lesbar.</translation>
    </message>
    <message>
        <source>Send it a request and look at the answer.</source>
        <translation>Eine Anfrage senden und die Antwort ansehen.</translation>
    </message>
    <message>
        <source>No test call was made to %1.</source>
        <translation>An %1 wurde keine Testanfrage gesendet.</translation>
    </message>
    <message>
        <source>Send it a request before it answers real ones.</source>
        <translation>Eine Anfrage senden, bevor es echte beantwortet.</translation>
    </message>
    <message>
        <source>The last test call to %1 got no answer.</source>
        <translation>Die letzte Testanfrage an %1 blieb ohne Antwort.</translation>
    </message>
    <message>
        <source>%1 answered its last test call with HTTP %2.</source>
        <translation>%1 beantwortete die letzte Testanfrage mit HTTP %2.</translation>
    </message>
    <message>
        <source>Find out why, and test it again.</source>
        <translation>Den Grund suchen und noch einmal testen.</translation>
    </message>
    <message>
        <source>%1 was changed or scaled after its last test call.</source>
        <translation>%1 wurde nach der letzten Testanfrage geändert oder skaliert.</translation>
    </message>
    <message>
        <source>Send it a request again.</source>
        <translation>Noch einmal eine Anfrage senden.</translation>
    </message>
    <message>
        <source>%1 answered a test call at %2.</source>
        <translation>%1 beantwortete eine Testanfrage: %2.</translation>
    </message>
    <message>
        <source>%1 is changed first; traffic moves once it is Succeeded.</source>
        <translation>%1 wird zuerst geändert; Traffic wird verschoben, sobald es „Erfolgreich“ ist.</translation>
    </message>
    <message>
        <source>A push is rejected until you pull with rebase, which it offers then.</source>
        <translation>Ein Push wird abgelehnt, bis mit Rebase geholt ist, was er dann anbietet.</translation>
    </message>
    <message>
        <source>%1 is not on the remote (any more).</source>
        <translation>%1 ist nicht (mehr) auf dem Remote.</translation>
    </message>
    <message>
        <source>A push makes it there.</source>
        <translation>Ein Push legt ihn dort an.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more errors in the manifests.</source>
        <translation>
            <numerusform>%Ln weiterer Fehler in den Manifesten.</numerusform>
            <numerusform>%Ln weitere Fehler in den Manifesten.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 has %Ln commits that are not here.</source>
        <translation>
            <numerusform>%1 hat %Ln Commit, der hier fehlt.</numerusform>
            <numerusform>%1 hat %Ln Commits, die hier fehlen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 answered %Ln test calls, the last at %2.</source>
        <translation>
            <numerusform>%1 beantwortete %Ln Testanfrage, zuletzt: %2.</numerusform>
            <numerusform>%1 beantwortete %Ln Testanfragen, zuletzt: %2.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 uses %2, which is not ticked: the commit would go without it.</source>
        <translation>%1 verwendet %2, das nicht angekreuzt ist: Im Commit würde es fehlen.</translation>
    </message>
    <message>
        <source>Tick it too.</source>
        <translation>Es auch ankreuzen.</translation>
    </message>
    <message>
        <source>%1 uses %2, which Git ignores: the commit would go without it.</source>
        <translation>%1 verwendet %2, das Git ignoriert: Im Commit würde es fehlen.</translation>
    </message>
    <message>
        <source>Take it out of .gitignore, or register it and name it in the manifest.</source>
        <translation>Es aus .gitignore herausnehmen oder es registrieren und im Manifest nennen.</translation>
    </message>
    <message>
        <source>errors %1 % (%2 %3 %)</source>
        <comment>of a deployment, of another</comment>
        <translation>Fehler %1 % (%2 %3 %)</translation>
    </message>
    <message>
        <source>errors %1 %</source>
        <translation>Fehler %1 %</translation>
    </message>
    <message>
        <source>p95 %1 ms (%2 %3 ms)</source>
        <comment>of a deployment, of another</comment>
        <translation>p95 %1 ms (%2 %3 ms)</translation>
    </message>
    <message>
        <source>p95 %1 ms</source>
        <translation>p95 %1 ms</translation>
    </message>
    <message>
        <source>in the last minute</source>
        <translation>in der letzten Minute</translation>
    </message>
    <message numerus="yes">
        <source>in the last %Ln minutes</source>
        <translation>
            <numerusform>in den letzten %Ln Minuten</numerusform>
            <numerusform>in den letzten %Ln Minuten</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 answered no request %2</source>
        <translation>%1 hat %2 keine Anfrage beantwortet</translation>
    </message>
    <message>
        <source>%1 answered 1 request %2</source>
        <translation>%1 hat %2 1 Anfrage beantwortet</translation>
    </message>
    <message numerus="yes">
        <source>%1 answered %Ln requests %2</source>
        <comment>a deployment, in the last minutes</comment>
        <translation>
            <numerusform>%1 hat %2 %Ln Anfrage beantwortet</numerusform>
            <numerusform>%1 hat %2 %Ln Anfragen beantwortet</numerusform>
        </translation>
    </message>
    <message>
        <source>What the metrics tell of %1 is not known: %2</source>
        <translation>Was die Metriken über %1 sagen, ist nicht bekannt: %2</translation>
    </message>
    <message>
        <source>%1: %2. It fails more often than %3.</source>
        <comment>what it answered, its figures, another deployment</comment>
        <translation>%1: %2. Es schlägt öfter fehl als %3.</translation>
    </message>
    <message>
        <source>Find out why on its page Logs before it gets more traffic.</source>
        <translation>Auf seiner Seite Logs herausfinden, warum, bevor es mehr Traffic bekommt.</translation>
    </message>
    <message>
        <source>%1: too few to tell how it does.</source>
        <translation>%1: zu wenige für ein Urteil.</translation>
    </message>
    <message>
        <source>Wait for more, or send it steady traffic from the page Charts.</source>
        <translation>Auf mehr warten oder ihm von der Seite Diagramme aus gleichmäßig Anfragen senden.</translation>
    </message>
    <message>
        <source>%1: %2. That is too few to tell whether it fails more often than %3.</source>
        <comment>what it answered, its figures, another deployment</comment>
        <translation>%1: %2. Das sind zu wenige, um zu sagen, ob es öfter fehlschlägt als %3.</translation>
    </message>
    <message>
        <source>%1: %2, and no other deployment answered requests to compare it with.</source>
        <comment>what it answered, its figures</comment>
        <translation>%1: %2, und kein anderes Deployment hat Anfragen zum Vergleich beantwortet.</translation>
    </message>
    <message>
        <source>Look at its errors on the page Logs, or wait for more requests.</source>
        <translation>Seine Fehler auf der Seite Logs ansehen oder auf mehr Anfragen warten.</translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <comment>what it answered, its figures</comment>
        <translation>%1: %2.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>an endpoint, what was looked at</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 is not ticked: the commit would go without it, and the plan is with it.</source>
        <translation>„%1“ ist nicht angehakt: Der Commit ginge ohne sie, und der Plan ist mit ihr.</translation>
    </message>
    <message>
        <source>Tick it too, or do not apply.</source>
        <translation>Auch anhaken oder nicht anwenden.</translation>
    </message>
    <message>
        <source>Tick it too, or leave %1 out of the apply.</source>
        <translation>Auch anhaken oder „%1“ beim Anwenden auslassen.</translation>
    </message>
</context>
<context>
    <name>ReviewDecision</name>
    <message>
        <source>The repository has no remote to push to</source>
        <translation>Das Repository hat kein Remote für einen Push</translation>
    </message>
    <message>
        <source>No branch is checked out</source>
        <translation>Kein Branch ist ausgecheckt</translation>
    </message>
    <message>
        <source>The remote has everything already</source>
        <translation>Das Remote hat schon alles</translation>
    </message>
    <message>
        <source>The project is read-only: nothing is changed on the workspace</source>
        <translation>Das Projekt ist schreibgeschützt: Auf dem Arbeitsbereich wird nichts geändert</translation>
    </message>
    <message>
        <source>A pipeline applies this project when the commit is pushed</source>
        <translation>Eine Pipeline wendet dieses Projekt nach dem Push an</translation>
    </message>
    <message>
        <source>Choose which project this is first</source>
        <translation>Zuerst auswählen, welches Projekt dies ist</translation>
    </message>
    <message>
        <source>A manifest has errors: see the checks</source>
        <translation>Ein Manifest hat Fehler: siehe die Prüfungen</translation>
    </message>
    <message>
        <source>The plan is being made</source>
        <translation>Der Plan wird erstellt</translation>
    </message>
    <message>
        <source>Live is as Git says already</source>
        <translation>Live ist schon, was Git sagt</translation>
    </message>
    <message>
        <source>Nothing changes live: tick what is to be deleted or replaced first</source>
        <translation>Live ändert sich nichts: erst anhaken, was gelöscht oder ersetzt werden soll</translation>
    </message>
    <message>
        <source>The plan is refused: see the checks</source>
        <translation>Der Plan wird abgelehnt: siehe die Prüfungen</translation>
    </message>
    <message>
        <source>Apply %1 to %2 for the first time</source>
        <translation>%1 zum ersten Mal auf „%2“ anwenden</translation>
    </message>
    <message>
        <source>This folder was never applied to this workspace.</source>
        <translation>Dieser Ordner wurde noch nie auf diesen Arbeitsbereich angewendet.</translation>
    </message>
    <message>
        <source>Apply from branch %1</source>
        <translation>Vom Branch %1 anwenden</translation>
    </message>
    <message>
        <source>The project is applied from %1.</source>
        <translation>Das Projekt wird von %1 angewendet.</translation>
    </message>
    <message>
        <source>Commit, push, apply to %1</source>
        <translation>Commit, Push, auf „%1“ anwenden</translation>
    </message>
    <message>
        <source>Commit and push</source>
        <translation>Commit und Push</translation>
    </message>
    <message>
        <source>Push, apply to %1</source>
        <translation>Push, auf „%1“ anwenden</translation>
    </message>
    <message>
        <source>Push</source>
        <translation>Push</translation>
    </message>
    <message>
        <source>Commit</source>
        <translation>Commit</translation>
    </message>
    <message>
        <source>Commit, apply to %1</source>
        <translation>Commit, auf „%1“ anwenden</translation>
    </message>
    <message>
        <source>Apply to %1</source>
        <translation>Auf „%1“ anwenden</translation>
    </message>
    <message>
        <source>No branch is checked out: name a new one</source>
        <translation>Kein Branch ist ausgecheckt: einen neuen angeben</translation>
    </message>
    <message>
        <source>Git takes no branch of that name</source>
        <translation>Git nimmt keinen Branch mit diesem Namen an</translation>
    </message>
    <message>
        <source>There is a branch of that name already: choose another one</source>
        <translation>Es gibt schon einen Branch mit diesem Namen: einen anderen wählen</translation>
    </message>
    <message>
        <source>Tick what goes into the commit</source>
        <translation>Anhaken, was in den Commit soll</translation>
    </message>
    <message>
        <source>There is nothing to commit or apply</source>
        <translation>Es gibt nichts zu committen oder anzuwenden</translation>
    </message>
    <message>
        <source>Write a message first</source>
        <translation>Zuerst eine Nachricht schreiben</translation>
    </message>
    <message>
        <source>Tell git who you are first</source>
        <translation>Zuerst Git sagen, wer Sie sind</translation>
    </message>
    <message>
        <source>Tick what it asks, or untick Apply</source>
        <translation>Die Frage anhaken oder den Haken bei „Anwenden“ entfernen</translation>
    </message>
    <message>
        <source>The commit would lack files: see the checks</source>
        <translation>Dem Commit würden Dateien fehlen: siehe die Prüfungen</translation>
    </message>
    <message>
        <source>Nothing changes live: tick an endpoint of the plan first</source>
        <translation>Live ändert sich nichts: erst einen Endpunkt des Plans anhaken</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln endpoints</source>
        <translation>
            <numerusform>%1 von %Ln Endpunkt</numerusform>
            <numerusform>%1 von %Ln Endpunkten</numerusform>
        </translation>
    </message>
    <message>
        <source>Commit, push, apply %1 to %2</source>
        <comment>2 of 3 endpoints, a workspace</comment>
        <translation>Commit, Push, %1 auf „%2“ anwenden</translation>
    </message>
    <message>
        <source>Push, apply %1 to %2</source>
        <comment>2 of 3 endpoints, a workspace</comment>
        <translation>Push, %1 auf „%2“ anwenden</translation>
    </message>
    <message>
        <source>Commit, apply %1 to %2</source>
        <comment>2 of 3 endpoints, a workspace</comment>
        <translation>Commit, %1 auf „%2“ anwenden</translation>
    </message>
    <message>
        <source>Apply %1 to %2</source>
        <comment>2 of 3 endpoints, a workspace</comment>
        <translation>%1 auf „%2“ anwenden</translation>
    </message>
</context>
<context>
    <name>ReviewFiles</name>
    <message>
        <source>new file %1</source>
        <translation>neue Datei %1</translation>
    </message>
    <message>
        <source>%1 deleted</source>
        <comment>a file</comment>
        <translation>%1 gelöscht</translation>
    </message>
    <message>
        <source>%1 changed</source>
        <comment>a file</comment>
        <translation>%1 geändert</translation>
    </message>
</context>
<context>
    <name>ReviewPlan</name>
    <message>
        <source>%1 %2 → %3 %</source>
        <comment>a deployment, its old and its new share</comment>
        <translation>%1 %2 → %3 %</translation>
    </message>
    <message>
        <source>create deployment %1</source>
        <translation>Deployment %1 anlegen</translation>
    </message>
    <message>
        <source>update deployment %1: %2</source>
        <translation>Deployment %1 ändern: %2</translation>
    </message>
    <message>
        <source>scale %1 from %2 to %3 instances</source>
        <translation>%1 von %2 auf %3 Instanzen skalieren</translation>
    </message>
    <message>
        <source>delete deployment %1</source>
        <translation>Deployment %1 löschen</translation>
    </message>
    <message>
        <source>delete deployment %1 and make it again</source>
        <translation>Deployment %1 löschen und neu anlegen</translation>
    </message>
    <message>
        <source>create the endpoint</source>
        <translation>Endpunkt anlegen</translation>
    </message>
    <message>
        <source>update the endpoint: %1</source>
        <translation>Endpunkt ändern: %1</translation>
    </message>
    <message>
        <source>traffic %1</source>
        <translation>Traffic %1</translation>
    </message>
    <message>
        <source>mirrored traffic %1</source>
        <translation>gespiegelter Traffic %1</translation>
    </message>
    <message>
        <source>delete the endpoint with all its deployments</source>
        <translation>Endpunkt mit allen Deployments löschen</translation>
    </message>
    <message>
        <source>delete the endpoint and make it again</source>
        <translation>Endpunkt löschen und neu anlegen</translation>
    </message>
    <message>
        <source>%1 (%2, line %3)</source>
        <translation>%1 (%2, Zeile %3)</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>a reason, a file</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Moves %1 % of the requests.</source>
        <translation>Bewegt %1 % der Anfragen.</translation>
    </message>
    <message>
        <source>register %1 of %2</source>
        <translation>%1 von %2 registrieren</translation>
    </message>
    <message>
        <source>an asset</source>
        <translation>ein Asset</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>an endpoint, what is done</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>apply deployment %1 again</source>
        <translation>Deployment %1 noch einmal anwenden</translation>
    </message>
    <message>
        <source>apply the endpoint again</source>
        <translation>den Endpunkt noch einmal anwenden</translation>
    </message>
    <message>
        <source>Moves %1 % of the %2 requests/s that were measured last.</source>
        <translation>Bewegt %1 % der zuletzt gemessenen %2 Anfragen/s.</translation>
    </message>
</context>
<context>
    <name>ReviewWords</name>
    <message>
        <source>model %1</source>
        <translation>Modell %1</translation>
    </message>
    <message>
        <source>1 instance</source>
        <translation>1 Instanz</translation>
    </message>
    <message>
        <source>new deployment %1</source>
        <translation>neues Deployment %1</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>a new deployment, facts about it</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>new file %1</source>
        <translation>neue Datei %1</translation>
    </message>
    <message>
        <source>%1 changed</source>
        <comment>a file</comment>
        <translation>%1 geändert</translation>
    </message>
    <message>
        <source>%1 deleted</source>
        <comment>a file</comment>
        <translation>%1 gelöscht</translation>
    </message>
    <message>
        <source>new endpoint</source>
        <translation>neuer Endpunkt</translation>
    </message>
    <message>
        <source>endpoint deleted</source>
        <translation>Endpunkt gelöscht</translation>
    </message>
    <message>
        <source>deployment %1 deleted</source>
        <translation>Deployment %1 gelöscht</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>endpoint in another file</source>
        <translation>Endpunkt in einer anderen Datei</translation>
    </message>
    <message>
        <source>deployment %1 in another file</source>
        <translation>Deployment %1 in einer anderen Datei</translation>
    </message>
    <message>
        <source>delete %1</source>
        <comment>a deployment</comment>
        <translation>%1 löschen</translation>
    </message>
    <message>
        <source>add %1</source>
        <comment>a deployment</comment>
        <translation>%1 hinzufügen</translation>
    </message>
    <message>
        <source>1 more change</source>
        <translation>1 weitere Änderung</translation>
    </message>
    <message numerus="yes">
        <source>%Ln instances</source>
        <translation>
            <numerusform>%Ln Instanz</numerusform>
            <numerusform>%Ln Instanzen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more changes</source>
        <translation>
            <numerusform>%Ln weitere Änderung</numerusform>
            <numerusform>%Ln weitere Änderungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln changes</source>
        <translation>
            <numerusform>%Ln Änderung</numerusform>
            <numerusform>%Ln Änderungen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Rollback</name>
    <message>
        <source>no traffic</source>
        <translation>kein Traffic</translation>
    </message>
    <message>
        <source>Git says so already: no commit is needed</source>
        <translation>Git sagt es schon: Es braucht keinen Commit</translation>
    </message>
    <message>
        <source>%1 (only its part)</source>
        <translation>%1 (nur sein Teil)</translation>
    </message>
    <message>
        <source>One commit brings back %1</source>
        <translation>Ein Commit bringt %1 zurück</translation>
    </message>
    <message>
        <source>It undoes: %1</source>
        <translation>Er nimmt zurück: %1</translation>
    </message>
    <message>
        <source>It is pushed to %1</source>
        <translation>Er wird nach %1 gepusht</translation>
    </message>
    <message>
        <source>The branch is pushed to %1</source>
        <translation>Der Branch wird nach %1 gepusht</translation>
    </message>
    <message>
        <source>It is pushed to %1, with 1 commit of yours that is not there yet</source>
        <translation>Er wird nach %1 gepusht, mit 1 Commit von Ihnen, der dort noch fehlt</translation>
    </message>
    <message numerus="yes">
        <source>It is pushed to %1, with %Ln commits of yours that are not there yet</source>
        <translation>
            <numerusform>Er wird nach %1 gepusht, mit %Ln Commit von Ihnen, der dort noch fehlt</numerusform>
            <numerusform>Er wird nach %1 gepusht, mit %Ln Commits von Ihnen, die dort noch fehlen</numerusform>
        </translation>
    </message>
    <message>
        <source>1 commit of yours that is not there yet is pushed to %1</source>
        <translation>1 Commit von Ihnen, der dort noch fehlt, wird nach %1 gepusht</translation>
    </message>
    <message numerus="yes">
        <source>%Ln commits of yours that are not there yet are pushed to %1</source>
        <translation>
            <numerusform>%Ln Commit von Ihnen, der dort noch fehlt, wird nach %1 gepusht</numerusform>
            <numerusform>%Ln Commits von Ihnen, die dort noch fehlen, werden nach %1 gepusht</numerusform>
        </translation>
    </message>
    <message>
        <source>Not begun: the step before it did not end well.</source>
        <translation>Nicht begonnen: Der Schritt davor endete nicht gut.</translation>
    </message>
    <message>
        <source>%1 goes on going back to commit %2</source>
        <translation>%1 wird weiter auf Commit %2 zurückgerollt</translation>
    </message>
    <message>
        <source>%1 goes back to commit %2</source>
        <translation>%1 wird auf Commit %2 zurückgerollt</translation>
    </message>
    <message>
        <source>%1, applied %2</source>
        <comment>a sentence, a time</comment>
        <translation>%1, angewendet: %2</translation>
    </message>
    <message>
        <source>Live traffic goes back at once: %1 → %2</source>
        <translation>Live-Traffic geht sofort zurück: %1 → %2</translation>
    </message>
    <message>
        <source>Live has that traffic already: %1</source>
        <translation>Live hat diesen Traffic schon: %1</translation>
    </message>
    <message>
        <source>That commit is applied to %1, so that counts and deployments follow</source>
        <translation>Dieser Commit wird auf %1 angewendet, damit Instanzen und Deployments folgen</translation>
    </message>
    <message>
        <source>%1, which had %2 % of the traffic, %3: live traffic cannot go back before the commit is applied</source>
        <translation>%1, das %2 % des Traffics hatte, %3: Live-Traffic kann nicht zurückgehen, bevor der Commit angewendet ist</translation>
    </message>
    <message>
        <source>Git cannot follow now: %1 Live traffic goes back all the same, and the window says so until Git has followed.</source>
        <translation>Git kann jetzt nicht folgen: %1 Der Live-Traffic geht trotzdem zurück, und das Fenster sagt es, bis Git gefolgt ist.</translation>
    </message>
    <message>
        <source>Live traffic at %1</source>
        <translation>Live-Traffic bei %1</translation>
    </message>
    <message>
        <source>It was so already.</source>
        <translation>Das war schon so.</translation>
    </message>
    <message>
        <source>Commit</source>
        <translation>Commit</translation>
    </message>
    <message>
        <source>Commit %1.</source>
        <translation>Commit %1.</translation>
    </message>
    <message>
        <source>Git said so already.</source>
        <translation>Git besagte es schon.</translation>
    </message>
    <message>
        <source>Push to %1</source>
        <translation>Push nach %1</translation>
    </message>
    <message>
        <source>The remote has it.</source>
        <translation>Das Remote hat ihn.</translation>
    </message>
    <message>
        <source>Apply to %1</source>
        <translation>Auf „%1“ anwenden</translation>
    </message>
    <message>
        <source>Live traffic is back and Git has not followed; the window says so until it has.</source>
        <translation>Der Live-Traffic ist zurück und Git noch nicht gefolgt; das Fenster sagt es, bis Git gefolgt ist.</translation>
    </message>
    <message>
        <source>Live traffic is back at %1.</source>
        <translation>Der Live-Traffic ist wieder bei %1.</translation>
    </message>
    <message>
        <source>Commit %1 is made and pushed.</source>
        <translation>Commit %1 ist erstellt und gepusht.</translation>
    </message>
    <message>
        <source>Commit %1 is made.</source>
        <translation>Commit %1 ist erstellt.</translation>
    </message>
    <message>
        <source>It is pushed.</source>
        <translation>Er ist gepusht.</translation>
    </message>
    <message>
        <source>It is applied.</source>
        <translation>Er ist angewendet.</translation>
    </message>
    <message>
        <source>Git has not followed: %1</source>
        <translation>Git ist nicht gefolgt: %1</translation>
    </message>
    <message>
        <source>Not all was done: %1</source>
        <translation>Nicht alles wurde getan: %1</translation>
    </message>
    <message>
        <source>There was nothing left to do.</source>
        <translation>Es war nichts mehr zu tun.</translation>
    </message>
</context>
<context>
    <name>SaveFile</name>
    <message>
        <source>Saved: %1</source>
        <translation>Gespeichert: %1</translation>
    </message>
    <message>
        <source>%1 could not be written. %2</source>
        <translation>%1 konnte nicht geschrieben werden. %2</translation>
    </message>
</context>
<context>
    <name>Service</name>
    <message>
        <source>&quot;%1&quot; is no %2 of an asset</source>
        <translation>&quot;%1&quot; ist kein %2 eines Assets</translation>
    </message>
    <message>
        <source>the service sent an asset without a name</source>
        <translation>der Dienst hat ein Asset ohne Namen gesendet</translation>
    </message>
    <message>
        <source>only the label &quot;latest&quot; is known, not &quot;%1&quot;</source>
        <translation>bekannt ist nur das Label &quot;latest&quot;, nicht &quot;%1&quot;</translation>
    </message>
    <message>
        <source>there is no version of %1</source>
        <translation>von %1 gibt es keine Version</translation>
    </message>
    <message>
        <source>the deployment %1 belongs to no endpoint</source>
        <translation>das Deployment %1 gehört zu keinem Endpunkt</translation>
    </message>
    <message>
        <source>there is no deployment %1 to scale</source>
        <translation>es gibt kein Deployment %1, das sich skalieren ließe</translation>
    </message>
    <message>
        <source>the service does not accept the token</source>
        <translation>der Dienst nimmt das Token nicht an</translation>
    </message>
    <message>
        <source>the account may not do this</source>
        <translation>das Konto darf das nicht</translation>
    </message>
    <message>
        <source>the service does not know this</source>
        <translation>der Dienst kennt das nicht</translation>
    </message>
    <message>
        <source>the service says that this conflicts with what is there</source>
        <translation>der Dienst meldet einen Konflikt mit dem, was da ist</translation>
    </message>
    <message>
        <source>the service is asked too often</source>
        <translation>der Dienst wird zu oft gefragt</translation>
    </message>
    <message>
        <source>the service failed</source>
        <translation>der Dienst hat versagt</translation>
    </message>
    <message>
        <source>the service refused</source>
        <translation>der Dienst hat abgelehnt</translation>
    </message>
    <message>
        <source>sign in again</source>
        <translation>erneut anmelden</translation>
    </message>
    <message>
        <source>wait until the operation that runs there has ended, then try again</source>
        <translation>warten, bis der dort laufende Vorgang beendet ist, dann erneut versuchen</translation>
    </message>
    <message>
        <source>move its live and mirrored traffic away first, then delete it</source>
        <translation>zuerst seinen Traffic und den gespiegelten umleiten, dann löschen</translation>
    </message>
    <message>
        <source>try again in %1 s</source>
        <translation>in %1 s erneut versuchen</translation>
    </message>
    <message>
        <source>try again later</source>
        <translation>später erneut versuchen</translation>
    </message>
    <message>
        <source>the service ended the operation as %1</source>
        <translation>der Dienst hat den Vorgang als %1 beendet</translation>
    </message>
    <message>
        <source>ask for the role &quot;AzureML Data Scientist&quot; on the workspace, or wait some minutes when it was just given</source>
        <translation>um die Rolle &quot;AzureML Data Scientist&quot; für den Arbeitsbereich bitten, oder einige Minuten warten, wenn sie gerade erst vergeben wurde</translation>
    </message>
    <message>
        <source>ask for the role &quot;%1&quot; (it has %2) on %3</source>
        <translation>um die Rolle &quot;%1&quot; (sie enthält %2) für %3 bitten</translation>
    </message>
    <message>
        <source>the workspace</source>
        <translation>den Arbeitsbereich</translation>
    </message>
    <message>
        <source>the service accepted the request without saying where to ask for the outcome</source>
        <translation>der Dienst hat die Anfrage angenommen, ohne zu sagen, wo sich das Ergebnis erfragen lässt</translation>
    </message>
    <message>
        <source>look at the endpoint&apos;s state in a moment</source>
        <translation>gleich den Zustand des Endpunkts ansehen</translation>
    </message>
    <message>
        <source>the service still works on it after %1 min (%2)</source>
        <translation>der Dienst arbeitet nach %1 min noch daran (%2)</translation>
    </message>
    <message>
        <source>no word yet</source>
        <translation>noch keine Auskunft</translation>
    </message>
    <message>
        <source>look at it again later: it goes on there</source>
        <translation>später wieder ansehen: Dort geht es weiter</translation>
    </message>
    <message>
        <source>the state of the operation has no word for it</source>
        <translation>der Zustand des Vorgangs hat kein Wort dafür</translation>
    </message>
    <message>
        <source>try again later: what was accepted goes on there</source>
        <translation>später erneut versuchen: Was angenommen wurde, läuft dort weiter</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no address to send a token to</source>
        <translation>&quot;%1&quot; ist keine Adresse, an die ein Token gesendet werden darf</translation>
    </message>
    <message>
        <source>give an address that begins with https://</source>
        <translation>eine Adresse angeben, die mit https:// beginnt</translation>
    </message>
    <message>
        <source>the service points to another address (%1), where nothing was sent</source>
        <translation>der Dienst verweist auf eine andere Adresse (%1), an die nichts gesendet wurde</translation>
    </message>
    <message>
        <source>%1 answered with a web page</source>
        <translation>%1 hat mit einer Webseite geantwortet</translation>
    </message>
    <message>
        <source>check the address, and whether the network asks to sign in</source>
        <translation>die Adresse prüfen, und ob das Netz eine Anmeldung verlangt</translation>
    </message>
    <message>
        <source>%1 answered with JSON that is no object</source>
        <translation>%1 hat mit JSON geantwortet, das kein Objekt ist</translation>
    </message>
    <message>
        <source>%1 answered with something that is no JSON: %2 at byte %3</source>
        <translation>%1 hat mit etwas geantwortet, das kein JSON ist: %2 bei Byte %3</translation>
    </message>
    <message>
        <source>look at it again: it is not known whether it was carried out</source>
        <translation>erneut ansehen: Ob es ausgeführt wurde, ist nicht bekannt</translation>
    </message>
    <message>
        <source>somebody else changed it while this change got no answer (%1)</source>
        <translation>jemand anderes hat es geändert, während diese Änderung keine Antwort bekam (%1)</translation>
    </message>
    <message>
        <source>plan again</source>
        <translation>erneut planen</translation>
    </message>
    <message>
        <source>the service sent an asset with an unusable id</source>
        <translation>der Dienst hat ein Asset mit unbrauchbarer ID gesendet</translation>
    </message>
    <message>
        <source>the Azure CLI (az) is not installed</source>
        <translation>die Azure CLI (az) ist nicht installiert</translation>
    </message>
    <message>
        <source>install it (Debian: apt install azure-cli), then run: az login</source>
        <translation>installieren (Debian: apt install azure-cli), dann ausführen: az login</translation>
    </message>
    <message>
        <source>az printed no token</source>
        <translation>az hat kein Token ausgegeben</translation>
    </message>
    <message>
        <source>run: az account get-access-token</source>
        <translation>ausführen: az account get-access-token</translation>
    </message>
    <message>
        <source>the Azure CLI is not signed in%1</source>
        <translation>die Azure CLI ist nicht angemeldet%1</translation>
    </message>
    <message>
        <source>exit code %1</source>
        <translation>Exit-Code %1</translation>
    </message>
    <message>
        <source>run: az login</source>
        <translation>ausführen: az login</translation>
    </message>
    <message>
        <source>az brought no token</source>
        <translation>az hat kein Token gebracht</translation>
    </message>
    <message>
        <source>the Azure CLI brought no token%1</source>
        <translation>die Azure CLI hat kein Token gebracht%1</translation>
    </message>
    <message>
        <source>%1 is given by a path or in place and is not registered</source>
        <translation>%1 ist durch einen Pfad oder an Ort und Stelle angegeben und nicht registriert</translation>
    </message>
    <message>
        <source>name a registered version: azureml:name:version</source>
        <translation>eine registrierte Version nennen: azureml:name:version</translation>
    </message>
    <message>
        <source>the label of %1 was not looked up</source>
        <translation>das Label von %1 wurde nicht nachgeschlagen</translation>
    </message>
    <message>
        <source>the service sent a deployment with an unusable name: %1</source>
        <translation>der Dienst hat ein Deployment mit unbrauchbarem Namen gesendet: %1</translation>
    </message>
    <message>
        <source>no share</source>
        <translation>kein Anteil</translation>
    </message>
    <message>
        <source>the service sent an endpoint with an unusable name: %1</source>
        <translation>der Dienst hat einen Endpunkt mit unbrauchbarem Namen gesendet: %1</translation>
    </message>
    <message>
        <source>the service sent a subscription without an id</source>
        <translation>der Dienst hat ein Abonnement ohne ID gesendet</translation>
    </message>
    <message>
        <source>the service sent a workspace with an unusable id</source>
        <translation>der Dienst hat einen Arbeitsbereich mit unbrauchbarer ID gesendet</translation>
    </message>
    <message>
        <source>the service sent no key</source>
        <translation>der Dienst hat keinen Schlüssel gesendet</translation>
    </message>
    <message>
        <source>the service sent no token</source>
        <translation>der Dienst hat kein Token gesendet</translation>
    </message>
    <message>
        <source>the answer holds no metrics</source>
        <translation>die Antwort enthält keine Metriken</translation>
    </message>
    <message>
        <source>there is no token: the file is missing</source>
        <translation>es gibt kein Token: Die Datei fehlt</translation>
    </message>
    <message>
        <source>the file holds no token</source>
        <translation>die Datei enthält kein Token</translation>
    </message>
    <message>
        <source>the service does not accept the token in this file</source>
        <translation>der Dienst nimmt das Token in dieser Datei nicht an</translation>
    </message>
    <message>
        <source>start the local workspace again, or name another file</source>
        <translation>den lokalen Arbeitsbereich erneut starten, oder eine andere Datei nennen</translation>
    </message>
    <message>
        <source>the environment variable SERIN_TOKEN holds no token</source>
        <translation>die Umgebungsvariable SERIN_TOKEN enthält kein Token</translation>
    </message>
    <message>
        <source>set SERIN_TOKEN</source>
        <translation>SERIN_TOKEN setzen</translation>
    </message>
    <message>
        <source>the service does not accept the token in SERIN_TOKEN</source>
        <translation>der Dienst nimmt das Token in SERIN_TOKEN nicht an</translation>
    </message>
    <message>
        <source>set SERIN_TOKEN to a new token</source>
        <translation>SERIN_TOKEN auf ein neues Token setzen</translation>
    </message>
    <message>
        <source>the endpoint %1 has no address yet (its state: %2)</source>
        <translation>der Endpunkt %1 hat noch keine Adresse (sein Zustand: %2)</translation>
    </message>
    <message>
        <source>wait until it has been created</source>
        <translation>warten, bis er angelegt ist</translation>
    </message>
    <message>
        <source>the endpoint takes tokens of Microsoft Entra ID, and nobody is signed in</source>
        <translation>der Endpunkt nimmt Token von Microsoft Entra ID an, und niemand ist angemeldet</translation>
    </message>
    <message>
        <source>sign in with: az login</source>
        <translation>anmelden mit: az login</translation>
    </message>
    <message>
        <source>%1 failed: %2</source>
        <translation>%1 ist fehlgeschlagen: %2</translation>
    </message>
    <message>
        <source>check the path</source>
        <translation>den Pfad prüfen</translation>
    </message>
    <message>
        <source>free some space on the disk and try again</source>
        <translation>Platz auf dem Datenträger schaffen und erneut versuchen</translation>
    </message>
    <message>
        <source>raise the limit for the size of files (ulimit -f) and try again</source>
        <translation>die Grenze für die Größe von Dateien erhöhen (ulimit -f) und erneut versuchen</translation>
    </message>
    <message>
        <source>give yourself the right to do this and try again</source>
        <translation>sich das Recht dazu geben und erneut versuchen</translation>
    </message>
    <message>
        <source>mount the file system writable and try again</source>
        <translation>das Dateisystem beschreibbar einhängen und erneut versuchen</translation>
    </message>
    <message>
        <source>close other programs and try again</source>
        <translation>andere Programme schließen und erneut versuchen</translation>
    </message>
    <message>
        <source>code_configuration.code.%1 is left out: the current form names a folder only</source>
        <translation>code_configuration.code.%1 wird weggelassen: Die aktuelle Form nennt nur einen Ordner</translation>
    </message>
    <message>
        <source>environment.docker.build is written as environment.build</source>
        <translation>environment.docker.build wird als environment.build geschrieben</translation>
    </message>
    <message>
        <source>environment is kept as it is: the current form takes a registered one or one that is described in place</source>
        <translation>environment bleibt, wie es ist: Die aktuelle Form nimmt eine registrierte Umgebung oder eine, die an Ort und Stelle beschrieben ist</translation>
    </message>
    <message>
        <source>comments between braces cannot be moved</source>
        <translation>Kommentare zwischen Klammern lassen sich nicht verschieben</translation>
    </message>
    <message>
        <source>write one key on each line first</source>
        <translation>zuerst jeden Schlüssel auf eine eigene Zeile schreiben</translation>
    </message>
    <message>
        <source>%1 is left out: the service fills it in</source>
        <translation>%1 wird weggelassen: Der Dienst trägt es ein</translation>
    </message>
    <message>
        <source>%1 is left out: it has no place in the current form</source>
        <translation>%1 wird weggelassen: Es hat keinen Platz in der aktuellen Form</translation>
    </message>
    <message>
        <source>scale_settings.scale_type: %1 is left out: a managed deployment is scaled by rules in Azure Monitor, and the manifest leaves its number alone; a new one wants instance_count</source>
        <translation>scale_settings.scale_type: %1 wird weggelassen: Ein verwaltetes Deployment wird durch Regeln in Azure Monitor skaliert, und das Manifest lässt seine Anzahl in Ruhe; ein neues braucht instance_count</translation>
    </message>
    <message>
        <source>the endpoint has no name yet</source>
        <translation>der Endpunkt hat noch keinen Namen</translation>
    </message>
    <message>
        <source>the file holds several documents</source>
        <translation>die Datei enthält mehrere Dokumente</translation>
    </message>
    <message>
        <source>give each a file of its own first</source>
        <translation>zuerst jedem eine eigene Datei geben</translation>
    </message>
    <message>
        <source>nothing of it is in the private preview&apos;s form</source>
        <translation>nichts davon ist in der Form der Private Preview</translation>
    </message>
    <message>
        <source>its aliases make it too large to be written out</source>
        <translation>ausgeschrieben würde es durch seine Aliasse zu groß</translation>
    </message>
    <message>
        <source>a file of this name exists already</source>
        <translation>eine Datei dieses Namens gibt es schon</translation>
    </message>
    <message>
        <source>move it away first</source>
        <translation>sie zuerst wegräumen</translation>
    </message>
    <message>
        <source>merge keys bring deployments that cannot be moved</source>
        <translation>Deployments aus Merge-Schlüsseln lassen sich nicht verschieben</translation>
    </message>
    <message>
        <source>write them out first</source>
        <translation>sie zuerst ausschreiben</translation>
    </message>
    <message>
        <source>a deployment has no name that can be used</source>
        <translation>ein Deployment hat keinen brauchbaren Namen</translation>
    </message>
    <message>
        <source>name it first</source>
        <translation>ihm zuerst einen Namen geben</translation>
    </message>
    <message>
        <source>the translation would change %1</source>
        <translation>die Übersetzung würde etwas ändern: %1</translation>
    </message>
    <message>
        <source>edit the files by hand</source>
        <translation>die Dateien von Hand bearbeiten</translation>
    </message>
    <message>
        <source>what kind of file it is</source>
        <translation>von welcher Art die Datei ist</translation>
    </message>
    <message>
        <source>the endpoint</source>
        <translation>der Endpunkt</translation>
    </message>
    <message>
        <source>which deployments there are</source>
        <translation>welche Deployments es gibt</translation>
    </message>
    <message>
        <source>the deployment %1</source>
        <translation>das Deployment %1</translation>
    </message>
    <message>
        <source>port %1 is taken by another program</source>
        <translation>den Port %1 belegt ein anderes Programm</translation>
    </message>
    <message>
        <source>end that program or choose another port</source>
        <translation>dieses Programm beenden oder einen anderen Port wählen</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no address to send a request to</source>
        <translation>&quot;%1&quot; ist keine Adresse, an die sich eine Anfrage senden lässt</translation>
    </message>
    <message>
        <source>an address must not hold a name or a password</source>
        <translation>eine Adresse darf weder Namen noch Passwort enthalten</translation>
    </message>
    <message>
        <source>this is no method of HTTP</source>
        <translation>das ist keine HTTP-Methode</translation>
    </message>
    <message>
        <source>a header field holds a character that may not be sent</source>
        <translation>eine Kopfzeile enthält ein Zeichen, das nicht gesendet werden darf</translation>
    </message>
    <message>
        <source>the header field %1 is not the caller&apos;s</source>
        <translation>die Kopfzeile %1 setzt nicht der Aufrufer</translation>
    </message>
    <message>
        <source>the key or token holds a character that may not be sent</source>
        <translation>der Schlüssel oder das Token enthält ein Zeichen, das nicht gesendet werden darf</translation>
    </message>
    <message>
        <source>%1 redirects to another address (%2), where nothing was sent</source>
        <translation>%1 verweist auf eine andere Adresse (%2), an die nichts gesendet wurde</translation>
    </message>
    <message>
        <source>check the address</source>
        <translation>die Adresse prüfen</translation>
    </message>
    <message>
        <source>a %1 was answered by a redirect, which is not followed</source>
        <translation>auf %1 kam eine Weiterleitung, der nicht gefolgt wird</translation>
    </message>
    <message>
        <source>the redirects do not end</source>
        <translation>die Weiterleitungen nehmen kein Ende</translation>
    </message>
    <message>
        <source>no whole answer</source>
        <translation>keine vollständige Antwort</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>keine Antwort</translation>
    </message>
    <message>
        <source>no connection</source>
        <translation>keine Verbindung</translation>
    </message>
    <message>
        <source>no more of the answer</source>
        <translation>nichts weiter von der Antwort</translation>
    </message>
    <message>
        <source>the answer is encoded as &quot;%1&quot;, which was not asked for</source>
        <translation>die Antwort ist als &quot;%1&quot; kodiert, was nicht verlangt war</translation>
    </message>
    <message>
        <source>the answer is larger than %1 bytes</source>
        <translation>die Antwort ist größer als %1 Bytes</translation>
    </message>
    <message>
        <source>the head of %1&apos;s answer is too large</source>
        <translation>der Kopf der Antwort von %1 ist zu groß</translation>
    </message>
    <message>
        <source>%1 does not answer in HTTP/1.1</source>
        <translation>%1 antwortet nicht in HTTP/1.1</translation>
    </message>
    <message>
        <source>the connection to %1 ended in the middle of the answer</source>
        <translation>die Verbindung zu %1 endete mitten in der Antwort</translation>
    </message>
    <message>
        <source>%1 closed the connection without an answer</source>
        <translation>%1 hat die Verbindung ohne Antwort geschlossen</translation>
    </message>
    <message>
        <source>there is no host called %1</source>
        <translation>es gibt keinen Rechner namens %1</translation>
    </message>
    <message>
        <source>check the address and the network</source>
        <translation>die Adresse und das Netz prüfen</translation>
    </message>
    <message>
        <source>%1 refused the connection</source>
        <translation>%1 hat die Verbindung abgelehnt</translation>
    </message>
    <message>
        <source>no trusted connection to %1: %2</source>
        <translation>keine vertrauenswürdige Verbindung zu %1: %2</translation>
    </message>
    <message>
        <source>check the address and the system&apos;s certificates</source>
        <translation>die Adresse und die Zertifikate des Systems prüfen</translation>
    </message>
    <message>
        <source>the proxy asks for a name and a password</source>
        <translation>der Proxy verlangt Namen und Passwort</translation>
    </message>
    <message>
        <source>put them into the system&apos;s proxy settings</source>
        <translation>beides in die Proxy-Einstellungen des Systems eintragen</translation>
    </message>
    <message>
        <source>%1 did not answer in time</source>
        <translation>%1 hat nicht rechtzeitig geantwortet</translation>
    </message>
    <message>
        <source>no connection to %1: %2</source>
        <translation>keine Verbindung zu %1: %2</translation>
    </message>
    <message>
        <source>%1 within %2 s</source>
        <translation>%1 innerhalb von %2 s</translation>
    </message>
    <message>
        <source>write http://host:port, or none, or leave it empty</source>
        <translation>http://host:port oder none schreiben, oder leer lassen</translation>
    </message>
    <message>
        <source>a name or a password would be kept in a file</source>
        <translation>ein Name oder Passwort stünde dann in einer Datei</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>leer</translation>
    </message>
    <message>
        <source>a list</source>
        <translation>eine Liste</translation>
    </message>
    <message>
        <source>text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>the schema %1 could not be checked: %2</source>
        <translation>das Schema %1 konnte nicht geprüft werden: %2</translation>
    </message>
    <message>
        <source>%1 is filled in later, its value is not checked</source>
        <translation>%1 wird später ausgefüllt, der Wert wird nicht geprüft</translation>
    </message>
    <message>
        <source>validate the rendered file too</source>
        <translation>auch die ausgefüllte Datei prüfen</translation>
    </message>
    <message>
        <source>the document</source>
        <translation>das Dokument</translation>
    </message>
    <message>
        <source>%1 is missing</source>
        <translation>%1 fehlt</translation>
    </message>
    <message>
        <source>add `%1`: %2</source>
        <translation>`%1` ergänzen: %2</translation>
    </message>
    <message>
        <source>%1 has no value, it must be %2</source>
        <translation>%1 hat keinen Wert, es muss %2 sein</translation>
    </message>
    <message>
        <source>%1 must be %2, not %3</source>
        <translation>%1 muss %2 sein, nicht %3</translation>
    </message>
    <message>
        <source>write %1</source>
        <translation>richtig wäre: %1</translation>
    </message>
    <message>
        <source>did you mean %1?</source>
        <translation>gemeint ist vielleicht %1?</translation>
    </message>
    <message>
        <source>put it in quotes: &quot;%1&quot;</source>
        <translation>in Anführungszeichen setzen: &quot;%1&quot;</translation>
    </message>
    <message>
        <source>write %1, or remove the key</source>
        <translation>richtig wäre: %1; oder den Schlüssel entfernen</translation>
    </message>
    <message>
        <source>%1 is a key that is not known here</source>
        <translation>%1 ist ein Schlüssel, der hier nicht bekannt ist</translation>
    </message>
    <message>
        <source>did you mean `%1`?</source>
        <translation>gemeint ist vielleicht `%1`?</translation>
    </message>
    <message>
        <source>%1: %2 is not the same number to every YAML reader</source>
        <translation>%1: %2 ist nicht für jeden YAML-Leser dieselbe Zahl</translation>
    </message>
    <message>
        <source>write %1 if that is meant</source>
        <translation>%1 schreiben, falls das gemeint ist</translation>
    </message>
    <message>
        <source>report this as a fault of the program</source>
        <translation>bitte als Fehler des Programms melden</translation>
    </message>
    <message>
        <source>the document expands to more than %1 values and was not checked</source>
        <translation>das Dokument ergibt mehr als %1 Werte und wurde nicht geprüft</translation>
    </message>
    <message>
        <source>a manifest is small: remove what does not belong to it</source>
        <translation>ein Manifest ist klein: entfernen, was nicht dazugehört</translation>
    </message>
    <message>
        <source>nested deeper than %1 levels, the document was not checked</source>
        <translation>tiefer als %1 Ebenen verschachtelt, das Dokument wurde nicht geprüft</translation>
    </message>
    <message>
        <source>a manifest is flat: remove what does not belong to it</source>
        <translation>ein Manifest ist flach: entfernen, was nicht dazugehört</translation>
    </message>
    <message>
        <source>the alias *%1 stands inside what it refers to</source>
        <translation>der Alias *%1 steht in dem, worauf er verweist</translation>
    </message>
    <message>
        <source>write the value out instead of the alias</source>
        <translation>den Wert ausschreiben statt des Alias</translation>
    </message>
    <message>
        <source>no manifest: %1</source>
        <translation>kein Manifest: %1</translation>
    </message>
    <message>
        <source>nothing to do, unless it should be one</source>
        <translation>nichts zu tun, außer es sollte eines sein</translation>
    </message>
    <message>
        <source>only the first %1 findings of each severity are listed</source>
        <translation>nur die ersten %1 Funde jeder Schwere werden aufgeführt</translation>
    </message>
    <message>
        <source>mend these and validate again</source>
        <translation>diese beheben und erneut prüfen</translation>
    </message>
    <message>
        <source>%1 instances are more than the %2 that the service takes</source>
        <translation>%1 Instanzen sind mehr als die %2, die der Dienst annimmt</translation>
    </message>
    <message>
        <source>write a number from 1 to %1</source>
        <translation>eine Zahl von 1 bis %1 schreiben</translation>
    </message>
    <message>
        <source>instance_count is %1 and max_instances only %2</source>
        <translation>instance_count ist %1 und max_instances nur %2</translation>
    </message>
    <message>
        <source>raise max_instances, or lower instance_count</source>
        <translation>max_instances erhöhen oder instance_count senken</translation>
    </message>
    <message>
        <source>instance_count is %1 and min_instances already %2</source>
        <translation>instance_count ist %1 und min_instances schon %2</translation>
    </message>
    <message>
        <source>lower min_instances, or raise instance_count</source>
        <translation>min_instances senken oder instance_count erhöhen</translation>
    </message>
    <message>
        <source>min_instances is %1 and max_instances only %2</source>
        <translation>min_instances ist %1 und max_instances nur %2</translation>
    </message>
    <message>
        <source>make min_instances at most max_instances</source>
        <translation>min_instances höchstens so groß wie max_instances wählen</translation>
    </message>
    <message>
        <source>manual scale has no instance_count</source>
        <translation>die Skalierung von Hand hat kein instance_count</translation>
    </message>
    <message>
        <source>add `instance_count` to scale_settings</source>
        <translation>`instance_count` in scale_settings ergänzen</translation>
    </message>
    <message>
        <source>automatic scale needs min_instances and max_instances</source>
        <translation>die automatische Skalierung braucht min_instances und max_instances</translation>
    </message>
    <message>
        <source>add both to scale_settings</source>
        <translation>beides in scale_settings ergänzen</translation>
    </message>
    <message>
        <source>the deployment has no instance_count</source>
        <translation>das Deployment hat kein instance_count</translation>
    </message>
    <message>
        <source>add `instance_count: 1` or how many it needs</source>
        <translation>`instance_count: 1` ergänzen, oder wie viele es braucht</translation>
    </message>
    <message>
        <source>the deployment is managed and has no instance_type</source>
        <translation>das Deployment ist verwaltet und hat keinen instance_type</translation>
    </message>
    <message>
        <source>add `instance_type` (`sku` in older files), such as Standard_F2s_v2</source>
        <translation>`instance_type` ergänzen (`sku` in älteren Dateien), zum Beispiel Standard_F2s_v2</translation>
    </message>
    <message>
        <source>code_configuration has `code` and no `scoring_script`</source>
        <translation>code_configuration hat `code`, aber kein `scoring_script`</translation>
    </message>
    <message>
        <source>add `scoring_script`, the file below `code` that has init() and run()</source>
        <translation>`scoring_script` ergänzen, die Datei unterhalb von `code` mit init() und run()</translation>
    </message>
    <message>
        <source>%1 ms is more than the %2 ms that a managed endpoint waits, unless it serves a prompt flow</source>
        <translation>%1 ms sind mehr als die %2 ms, die ein verwalteter Endpunkt wartet, außer er bedient einen Prompt-Flow</translation>
    </message>
    <message>
        <source>write at most %1</source>
        <translation>höchstens %1 schreiben</translation>
    </message>
    <message>
        <source>%1 is given twice: Microsoft&apos;s client takes the last, others the first</source>
        <translation>%1 steht zweimal da: Der Client von Microsoft nimmt das letzte, andere nehmen das erste</translation>
    </message>
    <message>
        <source>keep one of the two</source>
        <translation>eines von beiden behalten</translation>
    </message>
    <message>
        <source>the name %1 is refused: %2</source>
        <translation>der Name %1 wird abgelehnt: %2</translation>
    </message>
    <message>
        <source>choose a name of 3 to 32 letters, digits and dashes that begins with a letter</source>
        <translation>einen Namen aus 3 bis 32 Buchstaben, Ziffern und Bindestrichen wählen, der mit einem Buchstaben beginnt</translation>
    </message>
    <message>
        <source>the name %1 has two dashes in a row</source>
        <translation>der Name %1 hat zwei Bindestriche nacheinander</translation>
    </message>
    <message>
        <source>use single dashes: the service may refuse it</source>
        <translation>einzelne Bindestriche verwenden: Der Dienst lehnt ihn womöglich ab</translation>
    </message>
    <message>
        <source>the deployment has no name</source>
        <translation>das Deployment hat keinen Namen</translation>
    </message>
    <message>
        <source>add `name` to the deployment</source>
        <translation>`name` im Deployment ergänzen</translation>
    </message>
    <message>
        <source>the name %1 is not text to YAML</source>
        <translation>der Name %1 ist für YAML kein Text</translation>
    </message>
    <message>
        <source>put it in quotes, or choose another name</source>
        <translation>in Anführungszeichen setzen oder einen anderen Namen wählen</translation>
    </message>
    <message>
        <source>on Kubernetes the names of endpoint and deployment have at most %1 characters together</source>
        <translation>auf Kubernetes haben die Namen von Endpunkt und Deployment zusammen höchstens %1 Zeichen</translation>
    </message>
    <message>
        <source>choose a shorter name</source>
        <translation>einen kürzeren Namen wählen</translation>
    </message>
    <message>
        <source>without `endpoint_name` the deployment belongs to %1, the endpoint of its folder</source>
        <translation>ohne `endpoint_name` gehört das Deployment zu %1, dem Endpunkt seines Ordners</translation>
    </message>
    <message>
        <source>add `endpoint_name` to make that explicit</source>
        <translation>`endpoint_name` ergänzen, um das deutlich zu machen</translation>
    </message>
    <message>
        <source>the deployment has no `endpoint_name` and no single endpoint lies beside it</source>
        <translation>das Deployment hat kein `endpoint_name`, und daneben liegt nicht genau ein Endpunkt</translation>
    </message>
    <message>
        <source>name the endpoint when the file is applied</source>
        <translation>den Endpunkt beim Anwenden der Datei nennen</translation>
    </message>
    <message>
        <source>add `endpoint_name`, or name the endpoint when the file is applied</source>
        <translation>`endpoint_name` ergänzen, oder den Endpunkt beim Anwenden der Datei nennen</translation>
    </message>
    <message>
        <source>the endpoint has %1 deployments, the service takes %2</source>
        <translation>der Endpunkt hat %1 Deployments, der Dienst nimmt %2 an</translation>
    </message>
    <message>
        <source>remove deployments that get no traffic</source>
        <translation>Deployments entfernen, die keinen Traffic erhalten</translation>
    </message>
    <message>
        <source>the traffic adds up to %1 %, it must be 100 % (or 0 % for none)</source>
        <translation>der Traffic ergibt %1 %, es müssen 100 % sein (oder 0 % für keinen)</translation>
    </message>
    <message>
        <source>give the missing %1 % to a deployment</source>
        <translation>die fehlenden %1 % einem Deployment geben</translation>
    </message>
    <message>
        <source>take %1 % away</source>
        <translation>%1 % wegnehmen</translation>
    </message>
    <message>
        <source>%1 names %2, which is no deployment of the endpoint</source>
        <translation>%1 nennt %2, das kein Deployment des Endpunkts ist</translation>
    </message>
    <message>
        <source>add the deployment, or remove the entry</source>
        <translation>das Deployment ergänzen oder den Eintrag entfernen</translation>
    </message>
    <message>
        <source>%1 names %2, which is not text to YAML</source>
        <translation>%1 nennt %2, das für YAML kein Text ist</translation>
    </message>
    <message>
        <source>write the name of a deployment, in quotes</source>
        <translation>den Namen eines Deployments schreiben, in Anführungszeichen</translation>
    </message>
    <message>
        <source>%1 names %2, which can be no deployment: %3</source>
        <translation>%1 nennt %2, das kein Deployment sein kann: %3</translation>
    </message>
    <message>
        <source>write the name of a deployment</source>
        <translation>den Namen eines Deployments schreiben</translation>
    </message>
    <message>
        <source>%1 names deployments, but no file of one was given</source>
        <translation>%1 nennt Deployments, aber keine Datei eines solchen war dabei</translation>
    </message>
    <message>
        <source>validate the deployments&apos; files together with this one</source>
        <translation>die Dateien der Deployments zusammen mit dieser prüfen</translation>
    </message>
    <message>
        <source>%1 gets %2 of the live traffic, so it can get no mirrored one</source>
        <translation>%1 erhält %2 vom Live-Traffic und kann deshalb keinen gespiegelten erhalten</translation>
    </message>
    <message>
        <source>set its share in `traffic` or in `mirror_traffic` to 0</source>
        <translation>seinen Anteil in `traffic` oder in `mirror_traffic` auf 0 setzen</translation>
    </message>
    <message>
        <source>a Kubernetes endpoint mirrors no traffic</source>
        <translation>ein Kubernetes-Endpunkt spiegelt keinen Traffic</translation>
    </message>
    <message>
        <source>remove `mirror_traffic`</source>
        <translation>`mirror_traffic` entfernen</translation>
    </message>
    <message>
        <source>traffic is mirrored to one deployment, not to %1</source>
        <translation>Traffic wird an ein Deployment gespiegelt, nicht an %1</translation>
    </message>
    <message>
        <source>keep one entry of `mirror_traffic`</source>
        <translation>einen Eintrag von `mirror_traffic` behalten</translation>
    </message>
    <message>
        <source>a name has 3 to 32 characters, this one has %1</source>
        <translation>ein Name hat 3 bis 32 Zeichen, dieser hat %1</translation>
    </message>
    <message>
        <source>a name has only letters a-z and A-Z, digits and dashes, this one has %1</source>
        <translation>ein Name hat nur Buchstaben a-z und A-Z, Ziffern und Bindestriche, dieser hat %1</translation>
    </message>
    <message>
        <source>a name begins with a letter, &quot;%1&quot; does not</source>
        <translation>ein Name beginnt mit einem Buchstaben, &quot;%1&quot; nicht</translation>
    </message>
    <message>
        <source>a name ends with a letter or a digit, &quot;%1&quot; does not</source>
        <translation>ein Name endet mit einem Buchstaben oder einer Ziffer, &quot;%1&quot; nicht</translation>
    </message>
    <message>
        <source>serin-askpass is missing, so that git cannot ask for passwords</source>
        <translation>serin-askpass fehlt, deshalb kann Git nicht nach Passwörtern fragen</translation>
    </message>
    <message>
        <source>install Serin again; it belongs beside the program or into libexec/serin</source>
        <translation>Serin erneut installieren; es gehört neben das Programm oder nach libexec/serin</translation>
    </message>
    <message>
        <source>no socket for git&apos;s questions can be made: %1</source>
        <translation>für die Fragen von Git lässt sich kein Socket anlegen: %1</translation>
    </message>
    <message>
        <source>there is no git program at %1</source>
        <translation>unter %1 gibt es kein Programm git</translation>
    </message>
    <message>
        <source>install git, or set its path</source>
        <translation>Git installieren oder seinen Pfad setzen</translation>
    </message>
    <message>
        <source>git %1 was cancelled</source>
        <translation>git %1 wurde abgebrochen</translation>
    </message>
    <message>
        <source>git %1 took too long and was ended</source>
        <translation>git %1 dauerte zu lange und wurde beendet</translation>
    </message>
    <message>
        <source>git %1 failed</source>
        <translation>git %1 ist fehlgeschlagen</translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1 und %2 weitere</translation>
    </message>
    <message>
        <source>the repository&apos;s configuration has changed meanwhile</source>
        <translation>die Konfiguration des Repositorys hat sich inzwischen geändert</translation>
    </message>
    <message>
        <source>look at it again</source>
        <translation>erneut ansehen</translation>
    </message>
    <message>
        <source>this repository&apos;s configuration would run programs of its own (%1), and you have not said that you trust it</source>
        <translation>die Konfiguration dieses Repositorys würde eigene Programme ausführen (%1), und ihm wurde noch nicht vertraut</translation>
    </message>
    <message>
        <source>look at what it would run; trust it, or remove that</source>
        <translation>ansehen, was es ausführen würde; ihm vertrauen oder das entfernen</translation>
    </message>
    <message>
        <source>this repository has hooks (%1), and you have not said that you trust it</source>
        <translation>dieses Repository hat Hooks (%1), und ihm wurde noch nicht vertraut</translation>
    </message>
    <message>
        <source>trust the repository, or go on without its hooks</source>
        <translation>dem Repository vertrauen oder ohne seine Hooks weitermachen</translation>
    </message>
    <message>
        <source>git %1 ended with 0 where it must not</source>
        <translation>git %1 endete mit 0, wo es das nicht darf</translation>
    </message>
    <message>
        <source>git is not installed</source>
        <translation>Git ist nicht installiert</translation>
    </message>
    <message>
        <source>install git 2.38 or newer, or set its path</source>
        <translation>Git 2.38 oder neuer installieren oder seinen Pfad setzen</translation>
    </message>
    <message>
        <source>git %1 answered with more than %2 MiB</source>
        <translation>git %1 hat mit mehr als %2 MiB geantwortet</translation>
    </message>
    <message>
        <source>the repository&apos;s .git is damaged</source>
        <translation>.git des Repositorys ist beschädigt</translation>
    </message>
    <message>
        <source>restore it, or clone the repository anew</source>
        <translation>es wiederherstellen oder das Repository neu klonen</translation>
    </message>
    <message>
        <source>there is no such file or folder</source>
        <translation>eine solche Datei oder einen solchen Ordner gibt es nicht</translation>
    </message>
    <message>
        <source>this is a bare repository or the inside of .git: it has no working tree</source>
        <translation>das ist ein nacktes Repository oder das Innere von .git: Es hat keinen Arbeitsbaum</translation>
    </message>
    <message>
        <source>clone it, and open the clone</source>
        <translation>es klonen und den Klon öffnen</translation>
    </message>
    <message>
        <source>this folder is not in a Git repository</source>
        <translation>dieser Ordner liegt in keinem Git-Repository</translation>
    </message>
    <message>
        <source>open a folder with a repository, clone one, or run git init</source>
        <translation>einen Ordner mit Repository öffnen, eines klonen oder git init ausführen</translation>
    </message>
    <message>
        <source>the lock is a new one by now</source>
        <translation>die Sperre ist inzwischen eine neue</translation>
    </message>
    <message>
        <source>wait a moment and look again</source>
        <translation>kurz warten und erneut ansehen</translation>
    </message>
    <message>
        <source>it cannot be told whether a git process runs</source>
        <translation>ob ein Git-Prozess läuft, lässt sich nicht feststellen</translation>
    </message>
    <message>
        <source>remove the file when none does</source>
        <translation>die Datei entfernen, wenn keiner läuft</translation>
    </message>
    <message>
        <source>process %1 (%2) works in this repository</source>
        <translation>Prozess %1 (%2) arbeitet in diesem Repository</translation>
    </message>
    <message>
        <source>wait until it has ended</source>
        <translation>warten, bis er beendet ist</translation>
    </message>
    <message>
        <source>removing the lock</source>
        <translation>Entfernen der Sperre</translation>
    </message>
    <message>
        <source>HEAD is damaged</source>
        <translation>HEAD ist beschädigt</translation>
    </message>
    <message>
        <source>run git fsck, or clone the repository anew</source>
        <translation>git fsck ausführen oder das Repository neu klonen</translation>
    </message>
    <message>
        <source>a merge</source>
        <translation>ein Merge</translation>
    </message>
    <message>
        <source>a rebase</source>
        <translation>ein Rebase</translation>
    </message>
    <message>
        <source>a cherry-pick</source>
        <translation>ein Cherry-Pick</translation>
    </message>
    <message>
        <source>a revert</source>
        <translation>ein Revert</translation>
    </message>
    <message>
        <source>a bisect</source>
        <translation>ein Bisect</translation>
    </message>
    <message>
        <source>applying patches</source>
        <translation>das Anwenden von Patches</translation>
    </message>
    <message>
        <source>&quot;%1&quot; cannot be a branch&apos;s name</source>
        <translation>&quot;%1&quot; kann kein Name eines Branches sein</translation>
    </message>
    <message>
        <source>use letters, digits, dashes and slashes</source>
        <translation>Buchstaben, Ziffern, Bindestriche und Schrägstriche verwenden</translation>
    </message>
    <message>
        <source>there is a branch %1 already</source>
        <translation>einen Branch %1 gibt es schon</translation>
    </message>
    <message>
        <source>choose another name, or switch to it</source>
        <translation>einen anderen Namen wählen oder zu ihm wechseln</translation>
    </message>
    <message>
        <source>%1 is checked out in another worktree</source>
        <translation>%1 ist in einem anderen Arbeitsbaum ausgecheckt</translation>
    </message>
    <message>
        <source>use that folder</source>
        <translation>jenen Ordner verwenden</translation>
    </message>
    <message>
        <source>there is no branch %1 or %2</source>
        <translation>es gibt keinen Branch %1 oder %2</translation>
    </message>
    <message>
        <source>fetch, or push the branch first</source>
        <translation>abrufen oder den Branch zuerst pushen</translation>
    </message>
    <message>
        <source>the folder&apos;s path is not absolute</source>
        <translation>der Pfad des Ordners ist nicht absolut</translation>
    </message>
    <message>
        <source>the folder exists and is not empty</source>
        <translation>der Ordner existiert und ist nicht leer</translation>
    </message>
    <message>
        <source>choose another one</source>
        <translation>einen anderen wählen</translation>
    </message>
    <message>
        <source>moving the clone to its place</source>
        <translation>Verschieben des Klons an seinen Platz</translation>
    </message>
    <message>
        <source>there is a repository already</source>
        <translation>ein Repository gibt es dort schon</translation>
    </message>
    <message>
        <source>the installed git is too old: %1</source>
        <translation>das installierte Git ist zu alt: %1</translation>
    </message>
    <message>
        <source>install git 2.38 or newer</source>
        <translation>Git 2.38 oder neuer installieren</translation>
    </message>
    <message>
        <source>git commit did not say which commit it made</source>
        <translation>git commit hat nicht gesagt, welcher Commit entstand</translation>
    </message>
    <message>
        <source>the named files have no changes to commit</source>
        <translation>die genannten Dateien haben keine Änderungen zum Committen</translation>
    </message>
    <message>
        <source>a hook of the repository refused the commit</source>
        <translation>ein Hook des Repositorys hat den Commit abgelehnt</translation>
    </message>
    <message>
        <source>do what it says, then commit again</source>
        <translation>tun, was er sagt, dann erneut committen</translation>
    </message>
    <message>
        <source>a file that is not there, or that .gitignore leaves out, cannot be committed</source>
        <translation>eine Datei, die nicht da ist oder die .gitignore ausschließt, lässt sich nicht committen</translation>
    </message>
    <message>
        <source>the list of files cannot be written: %1</source>
        <translation>die Liste der Dateien lässt sich nicht schreiben: %1</translation>
    </message>
    <message>
        <source>%1 is in progress</source>
        <translation>im Gange: %1</translation>
    </message>
    <message>
        <source>finish or abort it first</source>
        <translation>das zuerst abschließen oder abbrechen</translation>
    </message>
    <message>
        <source>no branch is checked out (detached HEAD): a commit here would be in no branch</source>
        <translation>kein Branch ist ausgecheckt (losgelöster HEAD): Ein Commit wäre hier in keinem Branch</translation>
    </message>
    <message>
        <source>switch to a branch, or create one here</source>
        <translation>zu einem Branch wechseln oder hier einen anlegen</translation>
    </message>
    <message>
        <source>no files were named to commit</source>
        <translation>zum Committen wurden keine Dateien genannt</translation>
    </message>
    <message>
        <source>%1 is not the last commit of %2</source>
        <translation>%1 ist nicht der letzte Commit von %2</translation>
    </message>
    <message>
        <source>revert it with a new commit instead</source>
        <translation>stattdessen mit einem neuen Commit zurücknehmen</translation>
    </message>
    <message>
        <source>the last commit is a merge</source>
        <translation>der letzte Commit ist ein Merge</translation>
    </message>
    <message>
        <source>the commit has been pushed: %1 has it</source>
        <translation>der Commit ist gepusht: %1 hat ihn</translation>
    </message>
    <message>
        <source>git does not know your name and e-mail address</source>
        <translation>Git kennt weder Namen noch E-Mail-Adresse</translation>
    </message>
    <message>
        <source>git does not know your name</source>
        <translation>Git kennt den Namen nicht</translation>
    </message>
    <message>
        <source>git does not know your e-mail address</source>
        <translation>Git kennt die E-Mail-Adresse nicht</translation>
    </message>
    <message>
        <source>set user.name and user.email, for this repository or for all</source>
        <translation>user.name und user.email setzen, für dieses Repository oder für alle</translation>
    </message>
    <message>
        <source>%1 is empty or has characters that git does not take</source>
        <translation>%1 ist leer oder hat Zeichen, die Git nicht annimmt</translation>
    </message>
    <message>
        <source>%1 is not in conflict</source>
        <translation>%1 ist nicht im Konflikt</translation>
    </message>
    <message>
        <source>%1 is %2</source>
        <translation>%1 ist %2</translation>
    </message>
    <message>
        <source>a submodule</source>
        <translation>ein Submodul</translation>
    </message>
    <message>
        <source>in conflict</source>
        <translation>im Konflikt</translation>
    </message>
    <message>
        <source>leave it out</source>
        <translation>es weglassen</translation>
    </message>
    <message>
        <source>%1 has changed meanwhile</source>
        <translation>%1 hat sich inzwischen geändert</translation>
    </message>
    <message>
        <source>look at it, then try again</source>
        <translation>ansehen, dann erneut versuchen</translation>
    </message>
    <message>
        <source>the named files have no changes to discard</source>
        <translation>die genannten Dateien haben keine Änderungen zum Verwerfen</translation>
    </message>
    <message>
        <source>these changes are not kept any more</source>
        <translation>diese Änderungen werden nicht mehr aufbewahrt</translation>
    </message>
    <message>
        <source>%1 has been changed since</source>
        <translation>%1 wurde seitdem geändert</translation>
    </message>
    <message>
        <source>commit or discard that first</source>
        <translation>das zuerst committen oder verwerfen</translation>
    </message>
    <message>
        <source>unsupported comparison</source>
        <translation>nicht unterstützter Vergleich</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no path inside the repository</source>
        <translation>&quot;%1&quot; ist kein Pfad im Repository</translation>
    </message>
    <message>
        <source>the repository&apos;s files are elsewhere (core.worktree)</source>
        <translation>die Dateien des Repositorys liegen anderswo (core.worktree)</translation>
    </message>
    <message>
        <source>open that folder</source>
        <translation>jenen Ordner öffnen</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no name of a commit</source>
        <translation>&quot;%1&quot; ist kein Name eines Commits</translation>
    </message>
    <message>
        <source>there is no commit &quot;%1&quot;</source>
        <translation>es gibt keinen Commit &quot;%1&quot;</translation>
    </message>
    <message>
        <source>fetch, if it is on the remote only</source>
        <translation>abrufen, falls er nur auf dem Remote ist</translation>
    </message>
    <message>
        <source>the branch&apos;s name is no UTF-8</source>
        <translation>der Name des Branches ist kein UTF-8</translation>
    </message>
    <message>
        <source>%1 follows no branch of a remote</source>
        <translation>%1 folgt keinem Branch eines Remotes</translation>
    </message>
    <message>
        <source>push it first, or set its upstream</source>
        <translation>ihn zuerst pushen oder seinen Upstream setzen</translation>
    </message>
    <message>
        <source>%1 does not exist</source>
        <translation>%1 existiert nicht</translation>
    </message>
    <message>
        <source>push the branch, or set another upstream</source>
        <translation>den Branch pushen oder einen anderen Upstream setzen</translation>
    </message>
    <message>
        <source>no rebase is in progress</source>
        <translation>kein Rebase ist im Gange</translation>
    </message>
    <message>
        <source>nothing is in progress</source>
        <translation>nichts ist im Gange</translation>
    </message>
    <message>
        <source>%1 still is in progress</source>
        <translation>noch im Gange: %1</translation>
    </message>
    <message>
        <source>no branch is checked out (detached HEAD)</source>
        <translation>kein Branch ist ausgecheckt (losgelöster HEAD)</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no name of a branch</source>
        <translation>&quot;%1&quot; ist kein Name eines Branches</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no name of a remote</source>
        <translation>&quot;%1&quot; ist kein Name eines Remotes</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no address of a repository</source>
        <translation>&quot;%1&quot; ist keine Adresse eines Repositorys</translation>
    </message>
    <message>
        <source>write https://host/path, ssh://host/path or a folder</source>
        <translation>https://host/path, ssh://host/path oder einen Ordner schreiben</translation>
    </message>
    <message>
        <source>there is no branch %1</source>
        <translation>es gibt keinen Branch %1</translation>
    </message>
    <message>
        <source>commit something to it first</source>
        <translation>zuerst etwas darin committen</translation>
    </message>
    <message>
        <source>the repository has no remote to push to</source>
        <translation>das Repository hat kein Remote, zu dem sich pushen ließe</translation>
    </message>
    <message>
        <source>it is not clear which of the remotes to use</source>
        <translation>es ist nicht klar, welches der Remotes gemeint ist</translation>
    </message>
    <message>
        <source>add one with git remote add origin URL</source>
        <translation>eines hinzufügen mit git remote add origin URL</translation>
    </message>
    <message>
        <source>name one</source>
        <translation>eines nennen</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no name for a remote</source>
        <translation>&quot;%1&quot; ist kein Name für ein Remote</translation>
    </message>
    <message>
        <source>there is a remote %1 already</source>
        <translation>ein Remote %1 gibt es schon</translation>
    </message>
    <message>
        <source>no files were named</source>
        <translation>keine Dateien wurden genannt</translation>
    </message>
    <message>
        <source>there is no commit yet</source>
        <translation>es gibt noch keinen Commit</translation>
    </message>
    <message>
        <source>%1 has uncommitted changes</source>
        <translation>%1 hat nicht committete Änderungen</translation>
    </message>
    <message>
        <source>commit or discard them first</source>
        <translation>sie zuerst committen oder verwerfen</translation>
    </message>
    <message>
        <source>the files are as they were already</source>
        <translation>die Dateien sind schon so, wie sie waren</translation>
    </message>
    <message>
        <source>%1 is in the way</source>
        <translation>%1 ist im Weg</translation>
    </message>
    <message>
        <source>%1 is a merge, which cannot be reverted as such</source>
        <translation>%1 ist ein Merge, der sich so nicht zurücknehmen lässt</translation>
    </message>
    <message>
        <source>%1 cannot be reverted: %2</source>
        <translation>%1 lässt sich nicht zurücknehmen: %2</translation>
    </message>
    <message>
        <source>check that the disk is writable and has room</source>
        <translation>prüfen, ob der Datenträger beschreibbar ist und Platz hat</translation>
    </message>
    <message>
        <source>later changes touch the same lines</source>
        <translation>spätere Änderungen betreffen dieselben Zeilen</translation>
    </message>
    <message>
        <source>edit the file by hand</source>
        <translation>die Datei von Hand bearbeiten</translation>
    </message>
    <message>
        <source>%1 lies behind a link</source>
        <translation>%1 liegt hinter einem Link</translation>
    </message>
    <message>
        <source>reading the link</source>
        <translation>Lesen des Links</translation>
    </message>
    <message>
        <source>removing the file</source>
        <translation>Entfernen der Datei</translation>
    </message>
    <message>
        <source>looking at the file</source>
        <translation>Ansehen der Datei</translation>
    </message>
    <message>
        <source>making the link</source>
        <translation>Anlegen des Links</translation>
    </message>
    <message>
        <source>setting the file&apos;s mode</source>
        <translation>Setzen der Rechte der Datei</translation>
    </message>
    <message>
        <source>the answer of &quot;git %1&quot; cannot be read at &quot;%2&quot;</source>
        <translation>die Antwort von &quot;git %1&quot; ist bei &quot;%2&quot; nicht lesbar</translation>
    </message>
    <message>
        <source>the commit has no message</source>
        <translation>der Commit hat keine Nachricht</translation>
    </message>
    <message>
        <source>write one line that says what changes</source>
        <translation>eine Zeile schreiben, die sagt, was sich ändert</translation>
    </message>
    <message>
        <source>the commit message holds a zero byte</source>
        <translation>die Commit-Nachricht enthält ein Nullbyte</translation>
    </message>
    <message>
        <source>&quot;%1: %2&quot; cannot be a trailer</source>
        <translation>&quot;%1: %2&quot; kann kein Trailer sein</translation>
    </message>
    <message>
        <source>the git configuration cannot be read</source>
        <translation>die Git-Konfiguration ist nicht lesbar</translation>
    </message>
    <message>
        <source>line %1</source>
        <translation>Zeile %1</translation>
    </message>
    <message>
        <source>the repository&apos;s configuration includes too many files</source>
        <translation>die Konfiguration des Repositorys bindet zu viele Dateien ein</translation>
    </message>
    <message>
        <source>correct the file</source>
        <translation>die Datei berichtigen</translation>
    </message>
    <message>
        <source>the sample cannot be pushed to its remote</source>
        <translation>das Beispiel lässt sich nicht zu seinem Remote pushen</translation>
    </message>
    <message>
        <source>the project cannot be kept: %1</source>
        <translation>das Projekt lässt sich nicht festhalten: %1</translation>
    </message>
    <message>
        <source>the program lacks a file of the sample</source>
        <translation>dem Programm fehlt eine Datei des Beispiels</translation>
    </message>
    <message>
        <source>making the folder</source>
        <translation>Anlegen des Ordners</translation>
    </message>
    <message>
        <source>somebody has put something there</source>
        <translation>dort hat jemand etwas abgelegt</translation>
    </message>
    <message>
        <source>choose another folder</source>
        <translation>einen anderen Ordner wählen</translation>
    </message>
    <message>
        <source>giving the sample its place</source>
        <translation>Verschieben des Beispiels an seinen Platz</translation>
    </message>
    <message>
        <source>the folder is not empty</source>
        <translation>der Ordner ist nicht leer</translation>
    </message>
    <message>
        <source>there is a file of that name</source>
        <translation>eine Datei dieses Namens gibt es</translation>
    </message>
    <message>
        <source>the place of the remote repository is taken</source>
        <translation>der Platz des Remote-Repositorys ist belegt</translation>
    </message>
    <message>
        <source>the sample is being made there now</source>
        <translation>das Beispiel wird dort gerade angelegt</translation>
    </message>
    <message>
        <source>let the other program end</source>
        <translation>das andere Programm zu Ende kommen lassen</translation>
    </message>
    <message>
        <source>this cannot be a repository&apos;s folder</source>
        <translation>das kann kein Ordner eines Repositorys sein</translation>
    </message>
    <message>
        <source>The schema that editors check the file with; the service passes it over.</source>
        <translation>Das Schema, mit dem Editoren die Datei prüfen; der Dienst übergeht es.</translation>
    </message>
    <message>
        <source>Names the endpoint: it is part of its address, and no other one in the region has it.</source>
        <translation>Name des Endpunkts: Teil seiner Adresse, und kein anderer in der Region trägt ihn.</translation>
    </message>
    <message>
        <source>Says that the endpoint answers requests as they come.</source>
        <translation>Besagt, dass der Endpunkt Anfragen beantwortet, sobald sie kommen.</translation>
    </message>
    <message>
        <source>What the endpoint is for, in your own words.</source>
        <translation>Wozu der Endpunkt dient, in eigenen Worten.</translation>
    </message>
    <message>
        <source>A name to show to people.</source>
        <translation>Ein Name, der Menschen gezeigt wird.</translation>
    </message>
    <message>
        <source>Words of your own to find and group by; they can be changed at any time.</source>
        <translation>Eigene Wörter zum Finden und Gruppieren; sie lassen sich jederzeit ändern.</translation>
    </message>
    <message>
        <source>Values of your own; once set they stay.</source>
        <translation>Eigene Werte; einmal gesetzt, bleiben sie.</translation>
    </message>
    <message>
        <source>What a caller proves its right with: a key, or a token.</source>
        <translation>Womit sich ein Aufrufer ausweist: mit einem Schlüssel oder einem Token.</translation>
    </message>
    <message>
        <source>The Kubernetes cluster that the endpoint runs on.</source>
        <translation>Der Kubernetes-Cluster, auf dem der Endpunkt läuft.</translation>
    </message>
    <message>
        <source>Where the deployments run: on machines of the service, or on a cluster of yours.</source>
        <translation>Wo die Deployments laufen: auf Maschinen des Dienstes oder auf einem eigenen Cluster.</translation>
    </message>
    <message>
        <source>The Kubernetes cluster that the deployments run on.</source>
        <translation>Der Kubernetes-Cluster, auf dem die Deployments laufen.</translation>
    </message>
    <message>
        <source>Whether the cluster answers with TLS.</source>
        <translation>Ob der Cluster mit TLS antwortet.</translation>
    </message>
    <message>
        <source>As whom the endpoint reaches models, images and stores.</source>
        <translation>Als wer der Endpunkt auf Modelle, Images und Speicher zugreift.</translation>
    </message>
    <message>
        <source>Whether the service makes the identity, or you name some of yours.</source>
        <translation>Ob der Dienst die Identität anlegt oder eigene genannt werden.</translation>
    </message>
    <message>
        <source>Your own identities that the endpoint may act as.</source>
        <translation>Eigene Identitäten, als die der Endpunkt handeln darf.</translation>
    </message>
    <message>
        <source>The full Azure resource id of the identity.</source>
        <translation>Die vollständige Azure-Ressourcen-ID der Identität.</translation>
    </message>
    <message>
        <source>The id that applications use; the service fills it in.</source>
        <translation>Die ID, die Anwendungen verwenden; der Dienst trägt sie ein.</translation>
    </message>
    <message>
        <source>The id in the directory; the service fills it in.</source>
        <translation>Die ID im Verzeichnis; der Dienst trägt sie ein.</translation>
    </message>
    <message>
        <source>Whether the address can be reached from the internet.</source>
        <translation>Ob die Adresse aus dem Internet erreichbar ist.</translation>
    </message>
    <message>
        <source>How many percent of the requests each deployment gets: 100 together, or 0 for none.</source>
        <translation>Wie viel Prozent der Anfragen jedes Deployment erhält: zusammen 100, oder 0 für keine.</translation>
    </message>
    <message>
        <source>The percentage of the requests that this deployment gets.</source>
        <translation>Der Anteil der Anfragen in Prozent, den dieses Deployment erhält.</translation>
    </message>
    <message>
        <source>Copies a share of the requests to one more deployment, whose answers nobody waits for.</source>
        <translation>Kopiert einen Teil der Anfragen an ein weiteres Deployment, auf dessen Antworten niemand wartet.</translation>
    </message>
    <message>
        <source>The percentage of the requests that are copied to this deployment.</source>
        <translation>Der Anteil der Anfragen in Prozent, der an dieses Deployment kopiert wird.</translation>
    </message>
    <message>
        <source>The deployments of the endpoint, each a model with its code and machines.</source>
        <translation>Die Deployments des Endpunkts, jedes ein Modell mit seinem Code und seinen Maschinen.</translation>
    </message>
    <message>
        <source>A deployment: a model with its code, environment and machines.</source>
        <translation>Ein Deployment: ein Modell mit Code, Umgebung und Maschinen.</translation>
    </message>
    <message>
        <source>Names the deployment within its endpoint; `traffic` speaks of it by this name.</source>
        <translation>Name des Deployments innerhalb seines Endpunkts; `traffic` nennt es bei diesem Namen.</translation>
    </message>
    <message>
        <source>The endpoint that the deployment belongs to.</source>
        <translation>Der Endpunkt, zu dem das Deployment gehört.</translation>
    </message>
    <message>
        <source>Where it runs: on machines of the service, or on a Kubernetes cluster.</source>
        <translation>Wo es läuft: auf Maschinen des Dienstes oder auf einem Kubernetes-Cluster.</translation>
    </message>
    <message>
        <source>What the deployment is for, in your own words.</source>
        <translation>Wozu das Deployment dient, in eigenen Worten.</translation>
    </message>
    <message>
        <source>The model to load: a registered one, or files of this repository.</source>
        <translation>Das zu ladende Modell: ein registriertes oder Dateien dieses Repositorys.</translation>
    </message>
    <message>
        <source>The schema that editors check the model with.</source>
        <translation>Das Schema, mit dem Editoren das Modell prüfen.</translation>
    </message>
    <message>
        <source>The full id of a registered model.</source>
        <translation>Die vollständige ID eines registrierten Modells.</translation>
    </message>
    <message>
        <source>The name that the model is registered under.</source>
        <translation>Der Name, unter dem das Modell registriert ist.</translation>
    </message>
    <message>
        <source>The version that the model is registered under.</source>
        <translation>Die Version, unter der das Modell registriert ist.</translation>
    </message>
    <message>
        <source>The file or folder of the model, relative to this file.</source>
        <translation>Datei oder Ordner des Modells, relativ zu dieser Datei.</translation>
    </message>
    <message>
        <source>The file or folder of the model, relative to this file (the oldest name of `path`).</source>
        <translation>Datei oder Ordner des Modells, relativ zu dieser Datei (der älteste Name von `path`).</translation>
    </message>
    <message>
        <source>How the model is stored.</source>
        <translation>Wie das Modell gespeichert ist.</translation>
    </message>
    <message>
        <source>What the model is for.</source>
        <translation>Wozu das Modell dient.</translation>
    </message>
    <message>
        <source>Values of your own, kept with the model.</source>
        <translation>Eigene Werte, die beim Modell bleiben.</translation>
    </message>
    <message>
        <source>Words of your own, kept with the model.</source>
        <translation>Eigene Wörter, die beim Modell bleiben.</translation>
    </message>
    <message>
        <source>The ways in which an MLflow model can be loaded.</source>
        <translation>Wie sich ein MLflow-Modell laden lässt.</translation>
    </message>
    <message>
        <source>How far the model has come, such as Production.</source>
        <translation>Wie weit das Modell gekommen ist, zum Beispiel Production.</translation>
    </message>
    <message>
        <source>The store that the model&apos;s files lie in.</source>
        <translation>Der Speicher, in dem die Dateien des Modells liegen.</translation>
    </message>
    <message>
        <source>Where the model&apos;s files appear in a container of your own.</source>
        <translation>Wo die Dateien des Modells in einem eigenen Container erscheinen.</translation>
    </message>
    <message>
        <source>The program that answers requests.</source>
        <translation>Das Programm, das Anfragen beantwortet.</translation>
    </message>
    <message>
        <source>The folder of the program, relative to this file.</source>
        <translation>Der Ordner des Programms, relativ zu dieser Datei.</translation>
    </message>
    <message>
        <source>The name that the code is registered under.</source>
        <translation>Der Name, unter dem der Code registriert ist.</translation>
    </message>
    <message>
        <source>The version that the code is registered under.</source>
        <translation>Die Version, unter der der Code registriert ist.</translation>
    </message>
    <message>
        <source>The folder of the program, relative to this file (the oldest name of `local_path`).</source>
        <translation>Der Ordner des Programms, relativ zu dieser Datei (der älteste Name von `local_path`).</translation>
    </message>
    <message>
        <source>The file of the program, relative to this file.</source>
        <translation>Die Datei des Programms, relativ zu dieser Datei.</translation>
    </message>
    <message>
        <source>What the program does.</source>
        <translation>Was das Programm tut.</translation>
    </message>
    <message>
        <source>Words of your own, kept with the code.</source>
        <translation>Eigene Wörter, die beim Code bleiben.</translation>
    </message>
    <message>
        <source>Values of your own, kept with the code.</source>
        <translation>Eigene Werte, die beim Code bleiben.</translation>
    </message>
    <message>
        <source>The file in that folder that has `init()` and `run()`.</source>
        <translation>Die Datei in diesem Ordner, die `init()` und `run()` enthält.</translation>
    </message>
    <message>
        <source>What the program runs in: an image and its packages.</source>
        <translation>Worin das Programm läuft: ein Image und seine Pakete.</translation>
    </message>
    <message>
        <source>The schema that editors check the environment with.</source>
        <translation>Das Schema, mit dem Editoren die Umgebung prüfen.</translation>
    </message>
    <message>
        <source>The full id of a registered environment.</source>
        <translation>Die vollständige ID einer registrierten Umgebung.</translation>
    </message>
    <message>
        <source>The name that the environment is registered under.</source>
        <translation>Der Name, unter dem die Umgebung registriert ist.</translation>
    </message>
    <message>
        <source>The version that the environment is registered under.</source>
        <translation>Die Version, unter der die Umgebung registriert ist.</translation>
    </message>
    <message>
        <source>The folder of the environment, relative to this file.</source>
        <translation>Der Ordner der Umgebung, relativ zu dieser Datei.</translation>
    </message>
    <message>
        <source>The container image to begin with.</source>
        <translation>Das Container-Image, mit dem begonnen wird.</translation>
    </message>
    <message>
        <source>The packages to install on top of the image.</source>
        <translation>Die Pakete, die zusätzlich zum Image installiert werden.</translation>
    </message>
    <message>
        <source>A Dockerfile to make the image from.</source>
        <translation>Ein Dockerfile, aus dem das Image entsteht.</translation>
    </message>
    <message>
        <source>The folder to build the image in, relative to this file.</source>
        <translation>Der Ordner, in dem das Image gebaut wird, relativ zu dieser Datei.</translation>
    </message>
    <message>
        <source>The Dockerfile below that folder.</source>
        <translation>Das Dockerfile unterhalb dieses Ordners.</translation>
    </message>
    <message>
        <source>The container image, or what to build it from.</source>
        <translation>Das Container-Image, oder woraus es gebaut wird.</translation>
    </message>
    <message>
        <source>What to build the image from.</source>
        <translation>Woraus das Image gebaut wird.</translation>
    </message>
    <message>
        <source>The system in the image.</source>
        <translation>Das System im Image.</translation>
    </message>
    <message>
        <source>What the environment is for.</source>
        <translation>Wozu die Umgebung dient.</translation>
    </message>
    <message>
        <source>Values of your own, kept with the environment.</source>
        <translation>Eigene Werte, die bei der Umgebung bleiben.</translation>
    </message>
    <message>
        <source>Words of your own, kept with the environment.</source>
        <translation>Eigene Wörter, die bei der Umgebung bleiben.</translation>
    </message>
    <message>
        <source>The store that the build&apos;s files lie in.</source>
        <translation>Der Speicher, in dem die Dateien für den Bau liegen.</translation>
    </message>
    <message>
        <source>Where a server of your own in the image answers.</source>
        <translation>Wo ein eigener Server im Image antwortet.</translation>
    </message>
    <message>
        <source>Answers when the server lives.</source>
        <translation>Antwortet, wenn der Server lebt.</translation>
    </message>
    <message>
        <source>Answers when the server takes requests.</source>
        <translation>Antwortet, wenn der Server Anfragen annimmt.</translation>
    </message>
    <message>
        <source>Answers the requests.</source>
        <translation>Beantwortet die Anfragen.</translation>
    </message>
    <message>
        <source>The path of the URL.</source>
        <translation>Der Pfad der URL.</translation>
    </message>
    <message>
        <source>The port that the server listens on.</source>
        <translation>Der Port, auf dem der Server lauscht.</translation>
    </message>
    <message>
        <source>Variables that the program finds in its environment. They are readable: no place for secrets.</source>
        <translation>Variablen, die das Programm in seiner Umgebung vorfindet. Sie sind lesbar: kein Ort für Geheimnisse.</translation>
    </message>
    <message>
        <source>The value of the variable.</source>
        <translation>Der Wert der Variablen.</translation>
    </message>
    <message>
        <source>The size of the machines.</source>
        <translation>Die Größe der Maschinen.</translation>
    </message>
    <message>
        <source>The size of the machines (the older name of `instance_type`).</source>
        <translation>Die Größe der Maschinen (der ältere Name von `instance_type`).</translation>
    </message>
    <message>
        <source>How many machines run the deployment. The service keeps a fifth more of your quota for updates.</source>
        <translation>Wie viele Maschinen das Deployment ausführen. Der Dienst hält für Aktualisierungen ein Fünftel mehr vom Kontingent frei.</translation>
    </message>
    <message>
        <source>Whether logs and traces go to Application Insights.</source>
        <translation>Ob Logs und Traces an Application Insights gehen.</translation>
    </message>
    <message>
        <source>How the number of machines follows the load.</source>
        <translation>Wie die Anzahl der Maschinen der Last folgt.</translation>
    </message>
    <message>
        <source>A fixed number, or as many as the load wants (on Kubernetes).</source>
        <translation>Eine feste Anzahl, oder so viele, wie die Last verlangt (auf Kubernetes).</translation>
    </message>
    <message>
        <source>A fixed number, or as many as the load wants.</source>
        <translation>Eine feste Anzahl, oder so viele, wie die Last verlangt.</translation>
    </message>
    <message>
        <source>How many machines run the deployment.</source>
        <translation>Wie viele Maschinen das Deployment ausführen.</translation>
    </message>
    <message>
        <source>The fewest machines when the number follows the load.</source>
        <translation>Die wenigsten Maschinen, wenn die Anzahl der Last folgt.</translation>
    </message>
    <message>
        <source>The most machines when the number follows the load.</source>
        <translation>Die meisten Maschinen, wenn die Anzahl der Last folgt.</translation>
    </message>
    <message>
        <source>How often the load is looked at, in seconds.</source>
        <translation>Wie oft nach der Last gesehen wird, in Sekunden.</translation>
    </message>
    <message>
        <source>How busy the machines are meant to be.</source>
        <translation>Wie ausgelastet die Maschinen sein sollen.</translation>
    </message>
    <message>
        <source>How long requests may take, and how many at once.</source>
        <translation>Wie lange Anfragen dauern dürfen, und wie viele gleichzeitig.</translation>
    </message>
    <message>
        <source>After how many milliseconds a request is given up. A managed endpoint waits 180,000 at most.</source>
        <translation>Nach wie vielen Millisekunden eine Anfrage aufgegeben wird. Ein verwalteter Endpunkt wartet höchstens 180.000.</translation>
    </message>
    <message>
        <source>How many requests one machine works on at once. The program&apos;s WORKER_COUNT has to follow.</source>
        <translation>Wie viele Anfragen eine Maschine gleichzeitig bearbeitet. WORKER_COUNT des Programms muss dazu passen.</translation>
    </message>
    <message>
        <source>How many milliseconds a request may wait for its turn.</source>
        <translation>Wie viele Millisekunden eine Anfrage warten darf, bis sie an der Reihe ist.</translation>
    </message>
    <message>
        <source>How the service sees that the program lives; a machine that fails is started again.</source>
        <translation>Woran der Dienst sieht, dass das Programm lebt; eine Maschine, die versagt, wird neu gestartet.</translation>
    </message>
    <message>
        <source>How the service sees that the program takes requests.</source>
        <translation>Woran der Dienst sieht, dass das Programm Anfragen annimmt.</translation>
    </message>
    <message>
        <source>Seconds before the first try.</source>
        <translation>Sekunden bis zum ersten Versuch.</translation>
    </message>
    <message>
        <source>Seconds between two tries.</source>
        <translation>Sekunden zwischen zwei Versuchen.</translation>
    </message>
    <message>
        <source>Seconds that a try may take.</source>
        <translation>Sekunden, die ein Versuch dauern darf.</translation>
    </message>
    <message>
        <source>Good tries in a row until all is well.</source>
        <translation>Gelungene Versuche nacheinander, bis alles gut ist.</translation>
    </message>
    <message>
        <source>Bad tries in a row until something is done.</source>
        <translation>Misslungene Versuche nacheinander, bis etwas geschieht.</translation>
    </message>
    <message>
        <source>Whether the program may reach the internet.</source>
        <translation>Ob das Programm das Internet erreichen darf.</translation>
    </message>
    <message>
        <source>Whether the deployment is reached through the workspace&apos;s private network only.</source>
        <translation>Ob das Deployment nur über das private Netz des Arbeitsbereichs erreichbar ist.</translation>
    </message>
    <message>
        <source>Keeps requests and answers, to look at later.</source>
        <translation>Bewahrt Anfragen und Antworten auf, um sie später anzusehen.</translation>
    </message>
    <message>
        <source>What is kept, such as model_inputs and model_outputs.</source>
        <translation>Was aufbewahrt wird, zum Beispiel model_inputs und model_outputs.</translation>
    </message>
    <message>
        <source>One thing that is kept.</source>
        <translation>Eines, das aufbewahrt wird.</translation>
    </message>
    <message>
        <source>Whether it is kept.</source>
        <translation>Ob es aufbewahrt wird.</translation>
    </message>
    <message>
        <source>The identity that writes it.</source>
        <translation>Die Identität, die es schreibt.</translation>
    </message>
    <message>
        <source>The share that is kept.</source>
        <translation>Der Anteil, der aufbewahrt wird.</translation>
    </message>
    <message>
        <source>The data asset that it is kept as.</source>
        <translation>Das Daten-Asset, als das es aufbewahrt wird.</translation>
    </message>
    <message>
        <source>The name of the data asset.</source>
        <translation>Der Name des Daten-Assets.</translation>
    </message>
    <message>
        <source>Where the data asset&apos;s files lie.</source>
        <translation>Wo die Dateien des Daten-Assets liegen.</translation>
    </message>
    <message>
        <source>The version of the data asset.</source>
        <translation>Die Version des Daten-Assets.</translation>
    </message>
    <message>
        <source>How often a new file is begun.</source>
        <translation>Wie oft eine neue Datei begonnen wird.</translation>
    </message>
    <message>
        <source>What is kept of each request.</source>
        <translation>Was von jeder Anfrage aufbewahrt wird.</translation>
    </message>
    <message>
        <source>The headers of a request that are kept.</source>
        <translation>Die Kopfzeilen einer Anfrage, die aufbewahrt werden.</translation>
    </message>
    <message>
        <source>Whether anything is kept.</source>
        <translation>Ob überhaupt etwas aufbewahrt wird.</translation>
    </message>
    <message>
        <source>Where it is kept.</source>
        <translation>Wo es aufbewahrt wird.</translation>
    </message>
    <message>
        <source>How what is kept is chosen.</source>
        <translation>Wie ausgewählt wird, was aufbewahrt wird.</translation>
    </message>
    <message>
        <source>What a container asks of the cluster, and the most that it gets.</source>
        <translation>Was ein Container vom Cluster anfordert, und wie viel er höchstens erhält.</translation>
    </message>
    <message>
        <source>What a container asks for.</source>
        <translation>Was ein Container anfordert.</translation>
    </message>
    <message>
        <source>The most that a container gets.</source>
        <translation>Was ein Container höchstens erhält.</translation>
    </message>
    <message>
        <source>Processors, as text: &quot;1&quot;, &quot;500m&quot;.</source>
        <translation>Prozessoren, als Text: &quot;1&quot;, &quot;500m&quot;.</translation>
    </message>
    <message>
        <source>Memory, as text: &quot;0.5Gi&quot;, &quot;512Mi&quot;.</source>
        <translation>Arbeitsspeicher, als Text: &quot;0.5Gi&quot;, &quot;512Mi&quot;.</translation>
    </message>
    <message>
        <source>Graphics processors, as text.</source>
        <translation>Grafikprozessoren, als Text.</translation>
    </message>
    <message>
        <source>Graphics processors of Nvidia, as text.</source>
        <translation>Grafikprozessoren von Nvidia, als Text.</translation>
    </message>
    <message>
        <source>Processors that a container asks for.</source>
        <translation>Prozessoren, die ein Container anfordert.</translation>
    </message>
    <message>
        <source>Memory that a container asks for, in gigabytes.</source>
        <translation>Arbeitsspeicher, den ein Container anfordert, in Gigabyte.</translation>
    </message>
    <message>
        <source>Graphics processors that a container asks for.</source>
        <translation>Grafikprozessoren, die ein Container anfordert.</translation>
    </message>
    <message>
        <source>The most processors that a container gets.</source>
        <translation>Wie viele Prozessoren ein Container höchstens erhält.</translation>
    </message>
    <message>
        <source>The most memory that a container gets, in gigabytes.</source>
        <translation>Wie viel Arbeitsspeicher ein Container höchstens erhält, in Gigabyte.</translation>
    </message>
    <message>
        <source>Minute, Hour, Day, Month or Year</source>
        <translation>Minute, Hour, Day, Month oder Year</translation>
    </message>
    <message>
        <source>a Kubernetes compute such as azureml:name</source>
        <translation>ein Kubernetes-Compute wie azureml:name</translation>
    </message>
    <message>
        <source>a folder, or a registered asset such as azureml:name:version</source>
        <translation>ein Ordner, oder ein registriertes Asset wie azureml:name:version</translation>
    </message>
    <message>
        <source>a list of header names</source>
        <translation>eine Liste von Kopfzeilen</translation>
    </message>
    <message>
        <source>a list of identities</source>
        <translation>eine Liste von Identitäten</translation>
    </message>
    <message>
        <source>a map</source>
        <translation>eine Map</translation>
    </message>
    <message>
        <source>a map from collections to their settings</source>
        <translation>eine Map von Sammlungen auf ihre Einstellungen</translation>
    </message>
    <message>
        <source>a map from deployments to whole percentages</source>
        <translation>eine Map von Deployments auf ganze Prozentzahlen</translation>
    </message>
    <message>
        <source>a map from names to deployments, or a list of deployments</source>
        <translation>eine Map von Namen auf Deployments, oder eine Liste von Deployments</translation>
    </message>
    <message>
        <source>a map from one deployment to its whole percentage</source>
        <translation>eine Map von einem Deployment auf seine ganze Prozentzahl</translation>
    </message>
    <message>
        <source>a map of a probe&apos;s settings</source>
        <translation>eine Map mit Einstellungen einer Prüfung</translation>
    </message>
    <message>
        <source>a map of settings in milliseconds</source>
        <translation>eine Map mit Einstellungen in Millisekunden</translation>
    </message>
    <message>
        <source>a map that describes a deployment</source>
        <translation>eine Map, die ein Deployment beschreibt</translation>
    </message>
    <message>
        <source>a map that describes an endpoint</source>
        <translation>eine Map, die einen Endpunkt beschreibt</translation>
    </message>
    <message>
        <source>a map that says what to build</source>
        <translation>eine Map, die sagt, was gebaut wird</translation>
    </message>
    <message>
        <source>a map with `capture_headers`</source>
        <translation>eine Map mit `capture_headers`</translation>
    </message>
    <message>
        <source>a map with `code` and `scoring_script`</source>
        <translation>eine Map mit `code` und `scoring_script`</translation>
    </message>
    <message>
        <source>a map with `collections`</source>
        <translation>eine Map mit `collections`</translation>
    </message>
    <message>
        <source>a map with `cpu` and `memory_in_gb`</source>
        <translation>eine Map mit `cpu` und `memory_in_gb`</translation>
    </message>
    <message>
        <source>a map with `cpu` and `memory`</source>
        <translation>eine Map mit `cpu` und `memory`</translation>
    </message>
    <message>
        <source>a map with `enabled`</source>
        <translation>eine Map mit `enabled`</translation>
    </message>
    <message>
        <source>a map with `image` or `build`</source>
        <translation>eine Map mit `image` oder `build`</translation>
    </message>
    <message>
        <source>a map with `liveness_route`, `readiness_route` and `scoring_route`</source>
        <translation>eine Map mit `liveness_route`, `readiness_route` und `scoring_route`</translation>
    </message>
    <message>
        <source>a map with `name`, `path` and `version`</source>
        <translation>eine Map mit `name`, `path` und `version`</translation>
    </message>
    <message>
        <source>a map with `path`</source>
        <translation>eine Map mit `path`</translation>
    </message>
    <message>
        <source>a map with `path` and `port`</source>
        <translation>eine Map mit `path` und `port`</translation>
    </message>
    <message>
        <source>a map with `requests` and `limits`</source>
        <translation>eine Map mit `requests` und `limits`</translation>
    </message>
    <message>
        <source>a map with `sampling_rate`</source>
        <translation>eine Map mit `sampling_rate`</translation>
    </message>
    <message>
        <source>a map with `scale_type`</source>
        <translation>eine Map mit `scale_type`</translation>
    </message>
    <message>
        <source>a map with `type: default`</source>
        <translation>eine Map mit `type: default`</translation>
    </message>
    <message>
        <source>a map with `type`</source>
        <translation>eine Map mit `type`</translation>
    </message>
    <message>
        <source>a name of 3 to 32 letters, digits and dashes that begins with a letter</source>
        <translation>ein Name aus 3 bis 32 Buchstaben, Ziffern und Bindestrichen, der mit einem Buchstaben beginnt</translation>
    </message>
    <message>
        <source>a number from 0</source>
        <translation>eine Zahl ab 0</translation>
    </message>
    <message>
        <source>a number from 0 to 1</source>
        <translation>eine Zahl von 0 bis 1</translation>
    </message>
    <message>
        <source>a port from 1 to 65535</source>
        <translation>ein Port von 1 bis 65535</translation>
    </message>
    <message>
        <source>a quantity as text, such as &quot;0.5&quot; or &quot;2Gi&quot;</source>
        <translation>eine Menge als Text, wie &quot;0.5&quot; oder &quot;2Gi&quot;</translation>
    </message>
    <message>
        <source>a registered asset such as azureml:name:version</source>
        <translation>ein registriertes Asset wie azureml:name:version</translation>
    </message>
    <message>
        <source>a registered asset such as azureml:name:version, or a map with `local_path`</source>
        <translation>ein registriertes Asset wie azureml:name:version, oder eine Map mit `local_path`</translation>
    </message>
    <message>
        <source>a registered environment such as azureml:name:version, or an inline one</source>
        <translation>eine registrierte Umgebung wie azureml:name:version, oder eine an Ort und Stelle</translation>
    </message>
    <message>
        <source>a registered environment such as azureml:name:version, or an inline one with its `image`</source>
        <translation>eine registrierte Umgebung wie azureml:name:version, oder eine an Ort und Stelle mit ihrem `image`</translation>
    </message>
    <message>
        <source>a registered model such as azureml:name:version, or an inline model</source>
        <translation>ein registriertes Modell wie azureml:name:version, oder eines an Ort und Stelle</translation>
    </message>
    <message>
        <source>a registered model such as azureml:name:version, or an inline model with its `path`</source>
        <translation>ein registriertes Modell wie azureml:name:version, oder eines an Ort und Stelle mit seinem `path`</translation>
    </message>
    <message>
        <source>a version, as text or a number</source>
        <translation>eine Version, als Text oder Zahl</translation>
    </message>
    <message>
        <source>a whole number from 0</source>
        <translation>eine ganze Zahl ab 0</translation>
    </message>
    <message>
        <source>a whole number from 0 to 100</source>
        <translation>eine ganze Zahl von 0 bis 100</translation>
    </message>
    <message>
        <source>a whole number from 0 to 50</source>
        <translation>eine ganze Zahl von 0 bis 50</translation>
    </message>
    <message>
        <source>a whole number from 1</source>
        <translation>eine ganze Zahl ab 1</translation>
    </message>
    <message>
        <source>a whole number from 1 to 100</source>
        <translation>eine ganze Zahl von 1 bis 100</translation>
    </message>
    <message>
        <source>a whole number of milliseconds from 0</source>
        <translation>eine ganze Zahl von Millisekunden ab 0</translation>
    </message>
    <message>
        <source>a whole number of milliseconds from 1 to 300000</source>
        <translation>eine ganze Zahl von Millisekunden von 1 bis 300000</translation>
    </message>
    <message>
        <source>a whole number of seconds from 1</source>
        <translation>eine ganze Zahl von Sekunden ab 1</translation>
    </message>
    <message>
        <source>custom_model, mlflow_model or triton_model</source>
        <translation>custom_model, mlflow_model oder triton_model</translation>
    </message>
    <message>
        <source>default or target_utilization</source>
        <translation>default oder target_utilization</translation>
    </message>
    <message>
        <source>default: a managed deployment has a fixed number of instances</source>
        <translation>default: Ein verwaltetes Deployment hat eine feste Anzahl Instanzen</translation>
    </message>
    <message>
        <source>enabled or disabled</source>
        <translation>enabled oder disabled</translation>
    </message>
    <message>
        <source>key or aml_token</source>
        <translation>key oder aml_token</translation>
    </message>
    <message>
        <source>key, aml_token or aad_token</source>
        <translation>key, aml_token oder aad_token</translation>
    </message>
    <message>
        <source>linux or windows</source>
        <translation>linux oder windows</translation>
    </message>
    <message>
        <source>managed or kubernetes</source>
        <translation>managed oder kubernetes</translation>
    </message>
    <message>
        <source>managed, or a compute such as azureml:name</source>
        <translation>managed, oder ein Compute wie azureml:name</translation>
    </message>
    <message>
        <source>manual or automatic</source>
        <translation>manual oder automatic</translation>
    </message>
    <message>
        <source>system_assigned or user_assigned</source>
        <translation>system_assigned oder user_assigned</translation>
    </message>
    <message>
        <source>the ARM id of an identity, or a map with `resource_id`</source>
        <translation>die ARM-ID einer Identität, oder eine Map mit `resource_id`</translation>
    </message>
    <message>
        <source>the name of a file below `code`</source>
        <translation>der Name einer Datei unterhalb von `code`</translation>
    </message>
    <message>
        <source>the name of an instance type</source>
        <translation>der Name eines Instanztyps</translation>
    </message>
    <message>
        <source>the path of a URL, such as /score</source>
        <translation>der Pfad einer URL, wie /score</translation>
    </message>
    <message>
        <source>the path of a conda file, or its content as a map</source>
        <translation>der Pfad einer Conda-Datei, oder ihr Inhalt als Map</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true oder false</translation>
    </message>
    <message>
        <source>write azureml:name:version for a registered model; put a local one under `path:`</source>
        <translation>für ein registriertes Modell azureml:name:version schreiben; ein lokales gehört unter `path:`</translation>
    </message>
    <message>
        <source>write `type: default`; autoscaling of managed deployments is set up in Azure Monitor</source>
        <translation>`type: default` schreiben; die Autoskalierung verwalteter Deployments wird in Azure Monitor eingerichtet</translation>
    </message>
    <message>
        <source>write azureml:name:version for a registered environment; put an image under `image:`</source>
        <translation>für eine registrierte Umgebung azureml:name:version schreiben; ein Image gehört unter `image:`</translation>
    </message>
    <message>
        <source>add `instance_type`, such as Standard_DS3_v2</source>
        <translation>`instance_type` ergänzen, zum Beispiel Standard_DS3_v2</translation>
    </message>
    <message>
        <source>write one line `deployment: percentage` for each deployment, or remove the key</source>
        <translation>für jedes Deployment eine Zeile `deployment: percentage` schreiben, oder den Schlüssel entfernen</translation>
    </message>
    <message>
        <source>write one line `deployment: percentage`, or remove the key</source>
        <translation>eine Zeile `deployment: percentage` schreiben, oder den Schlüssel entfernen</translation>
    </message>
    <message>
        <source>%1, %2 and %3 more fields</source>
        <translation>%1, %2 und %3 weitere Felder</translation>
    </message>
    <message>
        <source>%1 is %2 in the manifest and %3 live</source>
        <translation>%1 ist im Manifest %2 und live %3</translation>
    </message>
    <message>
        <source>%1 is %2 in the manifest and not set live</source>
        <translation>%1 ist im Manifest %2 und live nicht gesetzt</translation>
    </message>
    <message>
        <source>%1 is live and in no manifest, and is left alone</source>
        <translation>%1 ist live und in keinem Manifest, und bleibt in Ruhe</translation>
    </message>
    <message>
        <source>%1 was last applied from %2, which cannot be read now</source>
        <translation>%1 wurde zuletzt aus %2 angewendet, das jetzt nicht lesbar ist</translation>
    </message>
    <message>
        <source>mend the file</source>
        <translation>die Datei berichtigen</translation>
    </message>
    <message>
        <source>%1 was last applied from %2 and is in no manifest any more%3</source>
        <translation>%1 wurde zuletzt aus %2 angewendet und ist in keinem Manifest mehr%3</translation>
    </message>
    <message>
        <source>; %1, which no manifest had, goes with it</source>
        <translation>; %1, das kein Manifest hatte, geht mit</translation>
    </message>
    <message>
        <source>%1 is for the endpoint %2, which is not live and has no manifest</source>
        <translation>%1 ist für den Endpunkt %2, der nicht live ist und kein Manifest hat</translation>
    </message>
    <message>
        <source>add a manifest of the endpoint, or create it</source>
        <translation>ein Manifest des Endpunkts ergänzen oder ihn anlegen</translation>
    </message>
    <message>
        <source>%1 is being deleted</source>
        <translation>%1 wird gerade gelöscht</translation>
    </message>
    <message>
        <source>wait until it is gone</source>
        <translation>warten, bis es weg ist</translation>
    </message>
    <message>
        <source>%1 is in the manifest and not live</source>
        <translation>%1 ist im Manifest und nicht live</translation>
    </message>
    <message>
        <source>%1 is %2 and is applied again</source>
        <translation>%1 ist %2 und wird erneut angewendet</translation>
    </message>
    <message>
        <source>%1, which the service cannot change: the endpoint is deleted and made again, answers nothing in between and gets new keys</source>
        <translation>%1; das kann der Dienst nicht ändern: Der Endpunkt wird gelöscht und neu angelegt, beantwortet dazwischen nichts und erhält neue Schlüssel</translation>
    </message>
    <message>
        <source>replacing %1 would lose %2, which is in no manifest</source>
        <translation>beim Ersetzen von %1 ginge %2 verloren, das in keinem Manifest ist</translation>
    </message>
    <message>
        <source>add its manifest, or delete it first</source>
        <translation>sein Manifest ergänzen oder es zuerst löschen</translation>
    </message>
    <message>
        <source>the local path %1</source>
        <translation>der lokale Pfad %1</translation>
    </message>
    <message>
        <source>described in the manifest</source>
        <translation>im Manifest beschrieben</translation>
    </message>
    <message>
        <source>%1 of %2 is %3</source>
        <translation>%1 von %2 ist %3</translation>
    </message>
    <message>
        <source>%1 of %2 is a local path or described in the manifest, which cannot be registered in this workspace yet</source>
        <translation>%1 von %2 ist ein lokaler Pfad oder im Manifest beschrieben, was sich in diesem Arbeitsbereich noch nicht registrieren lässt</translation>
    </message>
    <message>
        <source>register it and name it as azureml:name:version</source>
        <translation>es registrieren und als azureml:name:version nennen</translation>
    </message>
    <message>
        <source>%1 of %2: given by a path, in place or by a label, which cannot be compared with what is registered</source>
        <translation>%1 von %2: durch Pfad, an Ort und Stelle oder durch ein Label angegeben, was sich mit Registriertem nicht vergleichen lässt</translation>
    </message>
    <message>
        <source>%1 can only be replaced, and it answers %2 % of the requests</source>
        <translation>%1 lässt sich nur ersetzen, und es beantwortet %2 % der Anfragen</translation>
    </message>
    <message>
        <source>move its traffic to another deployment first</source>
        <translation>seinen Traffic zuerst auf ein anderes Deployment verschieben</translation>
    </message>
    <message>
        <source>%1 of %2 cannot be registered in this workspace yet</source>
        <translation>%1 von %2 lässt sich in diesem Arbeitsbereich noch nicht registrieren</translation>
    </message>
    <message>
        <source>%1 is %2 in the manifest and %3 live, which the service cannot change: the deployment is deleted and made again</source>
        <translation>%1 ist im Manifest %2 und live %3; das kann der Dienst nicht ändern: Das Deployment wird gelöscht und neu angelegt</translation>
    </message>
    <message>
        <source>%1 of %2 is live and in no manifest, and is left alone</source>
        <translation>%1 von %2 ist live und in keinem Manifest, und bleibt in Ruhe</translation>
    </message>
    <message>
        <source>%1 is in no manifest any more and would keep %2 % of the traffic</source>
        <translation>%1 ist in keinem Manifest mehr und behielte %2 % des Traffics</translation>
    </message>
    <message>
        <source>give its share to another deployment under traffic</source>
        <translation>seinen Anteil unter traffic einem anderen Deployment geben</translation>
    </message>
    <message>
        <source>%1 describes the whole endpoint and has no %2</source>
        <translation>%1 beschreibt den ganzen Endpunkt und hat kein %2</translation>
    </message>
    <message>
        <source>; it still has %1 % of the traffic</source>
        <translation>; es hat noch %1 % des Traffics</translation>
    </message>
    <message>
        <source>no traffic</source>
        <translation>kein Traffic</translation>
    </message>
    <message>
        <source>%1 is deleted by this plan</source>
        <translation>%1 wird von diesem Plan gelöscht</translation>
    </message>
    <message>
        <source>there is no deployment %1, live or in a manifest</source>
        <translation>es gibt kein Deployment %1, weder live noch in einem Manifest</translation>
    </message>
    <message>
        <source>%1 is %2, not Succeeded</source>
        <translation>%1 ist %2, nicht Succeeded</translation>
    </message>
    <message>
        <source>in an unknown state</source>
        <translation>in unbekanntem Zustand</translation>
    </message>
    <message>
        <source>%1 says nothing about traffic: the live split stays (%2)</source>
        <translation>%1 sagt nichts über Traffic: Die Live-Aufteilung bleibt (%2)</translation>
    </message>
    <message>
        <source>%1, to which requests are mirrored, is deleted</source>
        <translation>%1, an das Anfragen gespiegelt werden, wird gelöscht</translation>
    </message>
    <message>
        <source>%1 gets live traffic, and the service mirrors to none that has some</source>
        <translation>%1 erhält Live-Traffic, und der Dienst spiegelt an keines, das welchen hat</translation>
    </message>
    <message>
        <source>mirror_traffic is %1 in the manifest and %2 live</source>
        <translation>mirror_traffic ist im Manifest %1 und live %2</translation>
    </message>
    <message>
        <source>change mirror_traffic</source>
        <translation>mirror_traffic ändern</translation>
    </message>
    <message>
        <source>mirror_traffic names %1, but %2</source>
        <translation>mirror_traffic nennt %1, aber %2</translation>
    </message>
    <message>
        <source>name a deployment that is there and Succeeded</source>
        <translation>ein Deployment nennen, das da und Succeeded ist</translation>
    </message>
    <message>
        <source>traffic gives %1 % to %2, but %3</source>
        <translation>traffic gibt %1 % an %2, aber %3</translation>
    </message>
    <message>
        <source>give the share to a deployment that is there and Succeeded</source>
        <translation>den Anteil einem Deployment geben, das da und Succeeded ist</translation>
    </message>
    <message>
        <source>traffic is %1 in the manifest and %2 live</source>
        <translation>Traffic ist im Manifest %1 und live %2</translation>
    </message>
    <message>
        <source>plan again and look at what changed</source>
        <translation>erneut planen und ansehen, was sich geändert hat</translation>
    </message>
    <message>
        <source>the plan is stale: %1 changed since it was made</source>
        <translation>der Plan ist veraltet: %1 hat sich seither geändert</translation>
    </message>
    <message>
        <source>the plan is stale: the manifests changed since it was made</source>
        <translation>der Plan ist veraltet: Die Manifeste haben sich seither geändert</translation>
    </message>
    <message>
        <source>the plan that was agreed to would be another one now</source>
        <translation>der Plan, dem zugestimmt wurde, wäre jetzt ein anderer</translation>
    </message>
    <message>
        <source>look at what was changed, and plan again</source>
        <translation>ansehen, was geändert wurde, und erneut planen</translation>
    </message>
    <message>
        <source>%1 of %2 was changed by somebody else</source>
        <translation>%1 von %2 wurde von jemand anderem geändert</translation>
    </message>
    <message>
        <source>%1, which shall get requests, is not there any more</source>
        <translation>%1, das Anfragen erhalten soll, ist nicht mehr da</translation>
    </message>
    <message>
        <source>%1, which shall get requests, is %2, not Succeeded</source>
        <translation>%1, das Anfragen erhalten soll, ist %2, nicht Succeeded</translation>
    </message>
    <message>
        <source>the %1 of %2 was changed by somebody else</source>
        <translation>geändert von jemand anderem: %1 von %2</translation>
    </message>
    <message>
        <source>mirrored traffic</source>
        <translation>gespiegelter Traffic</translation>
    </message>
    <message>
        <source>%1 was made by somebody else</source>
        <translation>%1 wurde von jemand anderem angelegt</translation>
    </message>
    <message>
        <source>%1 was deleted by somebody else</source>
        <translation>%1 wurde von jemand anderem gelöscht</translation>
    </message>
    <message>
        <source>%1 got traffic from somebody else</source>
        <translation>%1 hat von jemand anderem Traffic erhalten</translation>
    </message>
    <message>
        <source>%1 is being deleted by somebody else</source>
        <translation>%1 wird gerade von jemand anderem gelöscht</translation>
    </message>
    <message>
        <source>waiting for %1, which an earlier apply began (%2)</source>
        <translation>warten auf %1, das ein früheres Anwenden begonnen hat (%2)</translation>
    </message>
    <message>
        <source>apply again to go on: it waits first for what the service is still doing</source>
        <translation>zum Fortfahren erneut anwenden: Es wartet zuerst auf das, was der Dienst noch tut</translation>
    </message>
    <message>
        <source>apply again to go on</source>
        <translation>zum Fortfahren erneut anwenden</translation>
    </message>
    <message>
        <source>%1, then apply again: it goes on from here</source>
        <translation>%1, dann erneut anwenden: Es geht von hier aus weiter</translation>
    </message>
    <message>
        <source>apply again: it goes on from here</source>
        <translation>erneut anwenden: Es geht von hier aus weiter</translation>
    </message>
    <message>
        <source>it was given up in the middle</source>
        <translation>es wurde mittendrin aufgegeben</translation>
    </message>
    <message>
        <source>%1 was changed by somebody else since it was planned</source>
        <translation>%1 wurde seit der Planung von jemand anderem geändert</translation>
    </message>
    <message>
        <source>the files of %1 changed since the plan was made</source>
        <translation>die Dateien von %1 haben sich seit dem Plan geändert</translation>
    </message>
    <message>
        <source>everything was done, but live could not be read after it</source>
        <translation>alles wurde getan, aber Live war danach nicht lesbar</translation>
    </message>
    <message>
        <source>its end was not waited for</source>
        <translation>auf sein Ende wurde nicht gewartet</translation>
    </message>
    <message>
        <source>it was cancelled</source>
        <translation>es wurde abgebrochen</translation>
    </message>
    <message>
        <source>nothing was under way</source>
        <translation>nichts war im Gange</translation>
    </message>
    <message>
        <source>the program ended in the middle</source>
        <translation>das Programm endete mittendrin</translation>
    </message>
    <message>
        <source>%1 is not under way any more</source>
        <translation>%1 ist nicht mehr im Gange</translation>
    </message>
    <message>
        <source>%1 has been carried out</source>
        <translation>%1 wurde ausgeführt</translation>
    </message>
    <message>
        <source>%1 has failed: %2</source>
        <translation>%1 ist gescheitert: %2</translation>
    </message>
    <message>
        <source>the apply of %1 begun at %2 did not see its end: %3</source>
        <translation>das um %2 begonnene Anwenden von %1 hat sein Ende nicht gesehen: %3</translation>
    </message>
    <message>
        <source>an earlier apply of %1 did not see its end, and it is not known yet what became of %2: %3</source>
        <translation>ein früheres Anwenden von %1 hat sein Ende nicht gesehen, und was aus %2 wurde, ist noch nicht bekannt: %3</translation>
    </message>
    <message>
        <source>%1 differs in the manifest and live</source>
        <translation>%1 ist im Manifest und live verschieden</translation>
    </message>
    <message>
        <source>%1 differ in the manifest and live</source>
        <translation>%1 sind im Manifest und live verschieden</translation>
    </message>
    <message>
        <source>no key of an online endpoint or deployment</source>
        <translation>kein Schlüssel eines Online-Endpunkts oder -Deployments</translation>
    </message>
    <message>
        <source>something else stands there now</source>
        <translation>dort steht jetzt etwas anderes</translation>
    </message>
    <message>
        <source>look again</source>
        <translation>erneut nachsehen</translation>
    </message>
    <message>
        <source>the file is empty</source>
        <translation>die Datei ist leer</translation>
    </message>
    <message>
        <source>the document is no mapping</source>
        <translation>das Dokument ist keine Map</translation>
    </message>
    <message>
        <source>kind: %1 is no online endpoint</source>
        <translation>kind: %1 ist kein Online-Endpunkt</translation>
    </message>
    <message>
        <source>schema %1 is no online endpoint</source>
        <translation>das Schema %1 ist kein Online-Endpunkt</translation>
    </message>
    <message>
        <source>its `deployments` are none of an online endpoint</source>
        <translation>seine `deployments` sind keine eines Online-Endpunkts</translation>
    </message>
    <message>
        <source>a batch endpoint or deployment is no online one</source>
        <translation>ein Batch-Endpunkt oder -Deployment ist kein Online-Endpunkt</translation>
    </message>
    <message>
        <source>the file holds several %1</source>
        <translation>die Datei enthält mehrere %1</translation>
    </message>
    <message>
        <source>the file describes no endpoint</source>
        <translation>die Datei beschreibt keinen Endpunkt</translation>
    </message>
    <message>
        <source>no endpoint &quot;%1&quot; in the file</source>
        <translation>kein Endpunkt &quot;%1&quot; in der Datei</translation>
    </message>
    <message>
        <source>name one with --endpoint</source>
        <translation>mit --endpoint einen nennen</translation>
    </message>
    <message>
        <source>give each a name of its own</source>
        <translation>jedem einen eigenen Namen geben</translation>
    </message>
    <message>
        <source>the file describes no deployment</source>
        <translation>die Datei beschreibt kein Deployment</translation>
    </message>
    <message>
        <source>no deployment &quot;%1&quot; in the file</source>
        <translation>kein Deployment &quot;%1&quot; in der Datei</translation>
    </message>
    <message>
        <source>name the endpoint or the deployment</source>
        <translation>den Endpunkt oder das Deployment nennen</translation>
    </message>
    <message>
        <source>the scan was stopped</source>
        <translation>die Suche wurde angehalten</translation>
    </message>
    <message>
        <source>there is no such file</source>
        <translation>eine solche Datei gibt es nicht</translation>
    </message>
    <message>
        <source>it is no regular file</source>
        <translation>es ist keine gewöhnliche Datei</translation>
    </message>
    <message>
        <source>the file is larger than %1</source>
        <translation>die Datei ist größer als %1</translation>
    </message>
    <message>
        <source>it changed while it was read</source>
        <translation>es änderte sich, während es gelesen wurde</translation>
    </message>
    <message>
        <source>try again</source>
        <translation>erneut versuchen</translation>
    </message>
    <message>
        <source>read it again and repeat</source>
        <translation>sie erneut lesen und es wiederholen</translation>
    </message>
    <message>
        <source>the file is to be changed twice at once</source>
        <translation>die Datei soll zweimal zugleich geändert werden</translation>
    </message>
    <message>
        <source>the file is a link</source>
        <translation>die Datei ist ein Link</translation>
    </message>
    <message>
        <source>delete it by hand</source>
        <translation>sie von Hand löschen</translation>
    </message>
    <message>
        <source>deleting the file</source>
        <translation>Löschen der Datei</translation>
    </message>
    <message>
        <source>; other files are changed already and could not be put back: %1</source>
        <translation>; andere Dateien sind schon geändert und ließen sich nicht zurücksetzen: %1</translation>
    </message>
    <message>
        <source>; the other files are as they were</source>
        <translation>; die anderen Dateien sind, wie sie waren</translation>
    </message>
    <message>
        <source>no deployment is described there</source>
        <translation>dort ist kein Deployment beschrieben</translation>
    </message>
    <message>
        <source>there is no deployment &quot;%1&quot;</source>
        <translation>es gibt kein Deployment &quot;%1&quot;</translation>
    </message>
    <message>
        <source>there are several deployments</source>
        <translation>es gibt mehrere Deployments</translation>
    </message>
    <message>
        <source>several places describe deployment &quot;%1&quot;</source>
        <translation>mehrere Stellen beschreiben das Deployment &quot;%1&quot;</translation>
    </message>
    <message>
        <source>name the file to edit</source>
        <translation>die Datei nennen, die bearbeitet werden soll</translation>
    </message>
    <message>
        <source>move it away, or choose another name</source>
        <translation>es verschieben oder einen anderen Namen wählen</translation>
    </message>
    <message>
        <source>no file describes the endpoint &quot;%1&quot;</source>
        <translation>keine Datei beschreibt den Endpunkt &quot;%1&quot;</translation>
    </message>
    <message>
        <source>several files describe endpoint &quot;%1&quot;: %2</source>
        <translation>mehrere Dateien beschreiben den Endpunkt &quot;%1&quot;: %2</translation>
    </message>
    <message>
        <source>an instance count is 1 or more, not %1</source>
        <translation>eine Instanzanzahl ist 1 oder mehr, nicht %1</translation>
    </message>
    <message>
        <source>the deployment is no mapping</source>
        <translation>das Deployment ist keine Map</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no JSON pointer</source>
        <translation>&quot;%1&quot; ist kein JSON-Zeiger</translation>
    </message>
    <message>
        <source>write it as /key/key</source>
        <translation>es als /schlüssel/schlüssel schreiben</translation>
    </message>
    <message>
        <source>%1 names nothing: %2 is no mapping</source>
        <translation>%1 nennt nichts: %2 ist keine Map</translation>
    </message>
    <message>
        <source>&quot;%1&quot; names nothing</source>
        <translation>&quot;%1&quot; nennt nichts</translation>
    </message>
    <message>
        <source>the deployment has a file of its own</source>
        <translation>das Deployment hat eine eigene Datei</translation>
    </message>
    <message>
        <source>copy the file</source>
        <translation>die Datei kopieren</translation>
    </message>
    <message>
        <source>the deployment has no name to change</source>
        <translation>das Deployment hat keinen Namen, der sich ändern ließe</translation>
    </message>
    <message>
        <source>the deployment is the whole file</source>
        <translation>das Deployment ist die ganze Datei</translation>
    </message>
    <message>
        <source>delete the file</source>
        <translation>die Datei löschen</translation>
    </message>
    <message>
        <source>name one of the files instead of the folder</source>
        <translation>statt des Ordners eine der Dateien nennen</translation>
    </message>
    <message>
        <source>no endpoint is described here</source>
        <translation>hier ist kein Endpunkt beschrieben</translation>
    </message>
    <message>
        <source>no endpoint &quot;%1&quot; is described here</source>
        <translation>hier ist kein Endpunkt &quot;%1&quot; beschrieben</translation>
    </message>
    <message>
        <source>name the endpoint&apos;s file, or the folder that holds it</source>
        <translation>die Datei des Endpunkts nennen oder den Ordner, der sie enthält</translation>
    </message>
    <message>
        <source>several endpoints are described here (%1)</source>
        <translation>hier sind mehrere Endpunkte beschrieben (%1)</translation>
    </message>
    <message>
        <source>several files describe the endpoint &quot;%1&quot; (%2)</source>
        <translation>mehrere Dateien beschreiben den Endpunkt &quot;%1&quot; (%2)</translation>
    </message>
    <message>
        <source>no deployment &quot;%1&quot; is described here</source>
        <translation>hier ist kein Deployment &quot;%1&quot; beschrieben</translation>
    </message>
    <message>
        <source>name the folder that has its file</source>
        <translation>den Ordner nennen, in dem seine Datei liegt</translation>
    </message>
    <message>
        <source>several files describe a deployment &quot;%1&quot; (%2)</source>
        <translation>mehrere Dateien beschreiben ein Deployment &quot;%1&quot; (%2)</translation>
    </message>
    <message>
        <source>the copied model is described by its files; %1 is a registered version</source>
        <translation>das kopierte Modell ist durch seine Dateien beschrieben; %1 ist eine registrierte Version</translation>
    </message>
    <message>
        <source>give a path, or change it in the text afterwards</source>
        <translation>einen Pfad angeben oder es danach im Text ändern</translation>
    </message>
    <message>
        <source>in this form a deployment is made as a copy</source>
        <translation>in dieser Form entsteht ein Deployment als Kopie</translation>
    </message>
    <message>
        <source>duplicate one, or edit the text</source>
        <translation>eines duplizieren oder den Text bearbeiten</translation>
    </message>
    <message>
        <source>no file describes the endpoint</source>
        <translation>keine Datei beschreibt den Endpunkt</translation>
    </message>
    <message>
        <source>the traffic of &quot;%1&quot; is no whole number from 0 to 100</source>
        <translation>der Traffic von &quot;%1&quot; ist keine ganze Zahl von 0 bis 100</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is named twice</source>
        <translation>&quot;%1&quot; ist zweimal genannt</translation>
    </message>
    <message>
        <source>`%1` is no mapping</source>
        <translation>`%1` ist keine Map</translation>
    </message>
    <message>
        <source>the traffic sums to %1</source>
        <translation>der Traffic ergibt zusammen %1</translation>
    </message>
    <message>
        <source>make it 100, or 0 for no traffic</source>
        <translation>100 daraus machen, oder 0 für keinen Traffic</translation>
    </message>
    <message>
        <source>at most 50 % of the traffic can be mirrored</source>
        <translation>höchstens 50 % des Traffics lassen sich spiegeln</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has live traffic and cannot be mirrored to</source>
        <translation>&quot;%1&quot; hat Live-Traffic und kann keinen gespiegelten erhalten</translation>
    </message>
    <message>
        <source>traffic can be mirrored to one deployment only</source>
        <translation>Traffic lässt sich nur an ein Deployment spiegeln</translation>
    </message>
    <message>
        <source>a share</source>
        <translation>ein Anteil</translation>
    </message>
    <message>
        <source>&quot;%1&quot; still has %2 in `%3`</source>
        <translation>&quot;%1&quot; hat noch %2 in `%3`</translation>
    </message>
    <message>
        <source>set its share to 0 first</source>
        <translation>seinen Anteil zuerst auf 0 setzen</translation>
    </message>
    <message>
        <source>the name is no single value</source>
        <translation>der Name ist kein einzelner Wert</translation>
    </message>
    <message>
        <source>it defines an anchor, which a copy would define twice</source>
        <translation>es definiert einen Anker, den eine Kopie zweimal definieren würde</translation>
    </message>
    <message>
        <source>copy it by hand</source>
        <translation>es von Hand kopieren</translation>
    </message>
    <message>
        <source>this layout of YAML is not edited</source>
        <translation>YAML in dieser Anordnung wird nicht bearbeitet</translation>
    </message>
    <message>
        <source>the value is shared through the anchor &amp;%1</source>
        <translation>der Wert wird durch den Anker &amp;%1 geteilt</translation>
    </message>
    <message>
        <source>edit the file by hand, or write the value twice</source>
        <translation>die Datei von Hand bearbeiten oder den Wert zweimal schreiben</translation>
    </message>
    <message>
        <source>the key &quot;%1&quot; stands twice</source>
        <translation>der Schlüssel &quot;%1&quot; steht zweimal da</translation>
    </message>
    <message>
        <source>remove one of the two</source>
        <translation>einen der beiden entfernen</translation>
    </message>
    <message>
        <source>the value comes from an anchor (*%1)</source>
        <translation>der Wert kommt aus einem Anker (*%1)</translation>
    </message>
    <message>
        <source>write the value itself here, then edit it</source>
        <translation>den Wert selbst hierher schreiben, dann bearbeiten</translation>
    </message>
    <message>
        <source>the value is a {{ }} template</source>
        <translation>der Wert ist eine {{ }}-Vorlage</translation>
    </message>
    <message>
        <source>edit the template&apos;s source or its variables</source>
        <translation>die Quelle der Vorlage oder ihre Variablen bearbeiten</translation>
    </message>
    <message>
        <source>the line is indented with tabs</source>
        <translation>die Zeile ist mit Tabulatoren eingerückt</translation>
    </message>
    <message>
        <source>indent with spaces</source>
        <translation>mit Leerzeichen einrücken</translation>
    </message>
    <message>
        <source>the value comes from a merge key (&lt;&lt;)</source>
        <translation>der Wert kommt aus einem Merge-Schlüssel (&lt;&lt;)</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no YAML scalar</source>
        <translation>&quot;%1&quot; ist kein YAML-Skalar</translation>
    </message>
    <message>
        <source>put it in quotes</source>
        <translation>es in Anführungszeichen setzen</translation>
    </message>
    <message>
        <source>the edit would change one place twice</source>
        <translation>die Bearbeitung würde eine Stelle zweimal ändern</translation>
    </message>
    <message>
        <source>the edit was refused, the file would not parse any more: %1</source>
        <translation>die Bearbeitung wurde abgelehnt, die Datei ließe sich nicht mehr lesen: %1</translation>
    </message>
    <message>
        <source>the edit was refused, it would change more than intended (at &quot;%1&quot;)</source>
        <translation>die Bearbeitung wurde abgelehnt, sie würde mehr ändern als beabsichtigt (bei &quot;%1&quot;)</translation>
    </message>
    <message>
        <source>the indentation here is unusual</source>
        <translation>die Einrückung hier ist ungewöhnlich</translation>
    </message>
    <message>
        <source>the place behind this entry is unclear</source>
        <translation>die Stelle hinter diesem Eintrag ist unklar</translation>
    </message>
    <message>
        <source>there are comments between the entries</source>
        <translation>zwischen den Einträgen stehen Kommentare</translation>
    </message>
    <message>
        <source>there is more than blanks between the brackets</source>
        <translation>zwischen den Klammern steht mehr als Leerraum</translation>
    </message>
    <message>
        <source>the place behind the key is unclear</source>
        <translation>die Stelle hinter dem Schlüssel ist unklar</translation>
    </message>
    <message>
        <source>the number of documents</source>
        <translation>die Anzahl der Dokumente</translation>
    </message>
    <message>
        <source>not valid YAML: a quoted text that is not closed</source>
        <translation>kein gültiges YAML: ein Text in Anführungszeichen, der nicht endet</translation>
    </message>
    <message>
        <source>add the closing quote</source>
        <translation>das schließende Anführungszeichen hinzufügen</translation>
    </message>
    <message>
        <source>nested too deep</source>
        <translation>zu tief verschachtelt</translation>
    </message>
    <message>
        <source>a manifest is flat; leave this file out</source>
        <translation>ein Manifest ist flach; diese Datei weglassen</translation>
    </message>
    <message>
        <source>not valid YAML: %1</source>
        <translation>kein gültiges YAML: %1</translation>
    </message>
    <message>
        <source>this layout of a list is not edited</source>
        <translation>eine Liste in dieser Anordnung wird nicht bearbeitet</translation>
    </message>
    <message>
        <source>the entry shares its lines with something else</source>
        <translation>der Eintrag teilt sich seine Zeilen mit etwas anderem</translation>
    </message>
    <message>
        <source>the last entry cannot be taken out here</source>
        <translation>der letzte Eintrag lässt sich hier nicht herausnehmen</translation>
    </message>
    <message>
        <source>there are comments between the brackets</source>
        <translation>zwischen den Klammern stehen Kommentare</translation>
    </message>
    <message>
        <source>the document&apos;s limits are unclear</source>
        <translation>die Grenzen des Dokuments sind unklar</translation>
    </message>
    <message>
        <source>the file is UTF-16 or UTF-32, not UTF-8</source>
        <translation>die Datei ist UTF-16 oder UTF-32, nicht UTF-8</translation>
    </message>
    <message>
        <source>save it as UTF-8</source>
        <translation>sie als UTF-8 speichern</translation>
    </message>
    <message>
        <source>a manifest is small; leave this file out</source>
        <translation>ein Manifest ist klein; diese Datei weglassen</translation>
    </message>
    <message>
        <source>a carriage return without a line feed</source>
        <translation>ein Wagenrücklauf ohne Zeilenvorschub</translation>
    </message>
    <message>
        <source>save the file with LF or CRLF line ends</source>
        <translation>die Datei mit Zeilenenden LF oder CRLF speichern</translation>
    </message>
    <message>
        <source>a NUL byte: the file is binary or UTF-16</source>
        <translation>ein NUL-Byte: die Datei ist binär oder UTF-16</translation>
    </message>
    <message>
        <source>control character 0x%1</source>
        <translation>Steuerzeichen 0x%1</translation>
    </message>
    <message>
        <source>save the file as UTF-8 text</source>
        <translation>die Datei als UTF-8-Text speichern</translation>
    </message>
    <message>
        <source>invalid UTF-8</source>
        <translation>ungültiges UTF-8</translation>
    </message>
    <message>
        <source>save the file as UTF-8</source>
        <translation>die Datei als UTF-8 speichern</translation>
    </message>
    <message>
        <source>unresolved merge conflict (conflict marker)</source>
        <translation>ungelöster Merge-Konflikt (Konfliktmarke)</translation>
    </message>
    <message>
        <source>resolve the conflict and remove the markers</source>
        <translation>den Konflikt lösen und die Marken entfernen</translation>
    </message>
    <message>
        <source>&quot;$schema=&quot; is not YAML</source>
        <translation>&quot;$schema=&quot; ist kein YAML</translation>
    </message>
    <message>
        <source>write &quot;$schema: &quot; instead of &quot;$schema=&quot;</source>
        <translation>&quot;$schema: &quot; statt &quot;$schema=&quot; schreiben</translation>
    </message>
    <message>
        <source>not valid YAML: a tab as indentation</source>
        <translation>kein gültiges YAML: ein Tabulator als Einrückung</translation>
    </message>
    <message>
        <source>not valid YAML: an unquoted {{ }} template</source>
        <translation>kein gültiges YAML: eine {{ }}-Vorlage ohne Anführungszeichen</translation>
    </message>
    <message>
        <source>render the template first, or put the value in quotes</source>
        <translation>die Vorlage zuerst ausfüllen oder den Wert in Anführungszeichen setzen</translation>
    </message>
    <message>
        <source>there is no program to start the local workspace with</source>
        <translation>es gibt kein Programm, mit dem sich der lokale Arbeitsbereich starten ließe</translation>
    </message>
    <message>
        <source>install serinctl beside this program</source>
        <translation>serinctl neben diesem Programm installieren</translation>
    </message>
    <message>
        <source>the local workspace&apos;s server does not start</source>
        <translation>der Server des lokalen Arbeitsbereichs startet nicht</translation>
    </message>
    <message>
        <source>the local workspace&apos;s server ended at once</source>
        <translation>der Server des lokalen Arbeitsbereichs endete sofort</translation>
    </message>
    <message>
        <source>the local workspace was not ready in time</source>
        <translation>der lokale Arbeitsbereich war nicht rechtzeitig bereit</translation>
    </message>
    <message>
        <source>look into that log</source>
        <translation>in dieses Protokoll sehen</translation>
    </message>
    <message>
        <source>ending process %1</source>
        <translation>Beenden von Prozess %1</translation>
    </message>
    <message>
        <source>the server (process %1) has not ended yet</source>
        <translation>der Server (Prozess %1) ist noch nicht beendet</translation>
    </message>
    <message>
        <source>the folder &quot;%1&quot; does not lie in the repository</source>
        <translation>der Ordner &quot;%1&quot; liegt nicht im Repository</translation>
    </message>
    <message>
        <source>name it relative to the repository&apos;s root</source>
        <translation>ihn relativ zum obersten Ordner des Repositorys nennen</translation>
    </message>
    <message>
        <source>%1 needs a name</source>
        <translation>%1 braucht einen Namen</translation>
    </message>
    <message>
        <source>the name of %1 begins or ends with a space</source>
        <translation>der Name (%1) beginnt oder endet mit einem Leerzeichen</translation>
    </message>
    <message>
        <source>the name of %1 begins with a dash</source>
        <translation>der Name (%1) beginnt mit einem Bindestrich</translation>
    </message>
    <message>
        <source>the name of %1 is longer than 100 characters</source>
        <translation>der Name (%1) ist länger als 100 Zeichen</translation>
    </message>
    <message>
        <source>the name of %1 has a character that cannot be seen</source>
        <translation>der Name (%1) enthält ein unsichtbares Zeichen</translation>
    </message>
    <message>
        <source>a project</source>
        <translation>ein Projekt</translation>
    </message>
    <message>
        <source>the repository of project &quot;%1&quot; is no absolute path</source>
        <translation>das Repository des Projekts &quot;%1&quot; ist kein absoluter Pfad</translation>
    </message>
    <message>
        <source>project &quot;%1&quot; names no workspace</source>
        <translation>das Projekt &quot;%1&quot; nennt keinen Arbeitsbereich</translation>
    </message>
    <message>
        <source>there is no such folder</source>
        <translation>einen solchen Ordner gibt es nicht</translation>
    </message>
    <message>
        <source>this folder belongs to several projects: %1</source>
        <translation>dieser Ordner gehört zu mehreren Projekten: %1</translation>
    </message>
    <message>
        <source>choose one with --project NAME</source>
        <translation>mit --project NAME eines auswählen</translation>
    </message>
    <message>
        <source>several repositories have a project &quot;%1&quot;</source>
        <translation>mehrere Repositorys haben ein Projekt &quot;%1&quot;</translation>
    </message>
    <message>
        <source>go into one of them first</source>
        <translation>zuerst in eines davon gehen</translation>
    </message>
    <message>
        <source>there is no project &quot;%1&quot;</source>
        <translation>es gibt kein Projekt &quot;%1&quot;</translation>
    </message>
    <message>
        <source>`serinctl project add` makes one</source>
        <translation>`serinctl project add` legt eines an</translation>
    </message>
    <message>
        <source>there are %1</source>
        <translation>es gibt %1</translation>
    </message>
    <message>
        <source>the project cannot be added without a doubt</source>
        <translation>das Projekt lässt sich nicht zweifelsfrei hinzufügen</translation>
    </message>
    <message>
        <source>write below `projects:` yourself: %1</source>
        <translation>selbst unter `projects:` schreiben: %1</translation>
    </message>
    <message>
        <source>it has a project &quot;%1&quot; of another folder or workspace</source>
        <translation>es hat ein Projekt &quot;%1&quot; eines anderen Ordners oder Arbeitsbereichs</translation>
    </message>
    <message>
        <source>rename one of the two</source>
        <translation>eines der beiden umbenennen</translation>
    </message>
    <message>
        <source>only the first document is read</source>
        <translation>nur das erste Dokument wird gelesen</translation>
    </message>
    <message>
        <source>there is no list `projects`</source>
        <translation>es gibt keine Liste `projects`</translation>
    </message>
    <message>
        <source>`projects` is no list</source>
        <translation>`projects` ist keine Liste</translation>
    </message>
    <message>
        <source>`%1` means nothing here</source>
        <translation>`%1` bedeutet hier nichts</translation>
    </message>
    <message>
        <source>known are %1</source>
        <translation>bekannt sind %1</translation>
    </message>
    <message>
        <source>`%1` stands here twice</source>
        <translation>`%1` steht hier zweimal</translation>
    </message>
    <message>
        <source>`%1` is no text</source>
        <translation>`%1` ist kein Text</translation>
    </message>
    <message>
        <source>this is no project</source>
        <translation>dies ist kein Projekt</translation>
    </message>
    <message>
        <source>`%1` is no tier</source>
        <translation>`%1` ist keine Stufe</translation>
    </message>
    <message>
        <source>write dev, staging or prod</source>
        <translation>dev, staging oder prod schreiben</translation>
    </message>
    <message>
        <source>`%1` cannot apply</source>
        <translation>`%1` kann nicht anwenden</translation>
    </message>
    <message>
        <source>write serin or pipeline</source>
        <translation>serin oder pipeline schreiben</translation>
    </message>
    <message>
        <source>there are two projects &quot;%1&quot;</source>
        <translation>es gibt zwei Projekte &quot;%1&quot;</translation>
    </message>
    <message>
        <source>applies is neither serin nor pipeline</source>
        <translation>applies ist weder serin noch pipeline</translation>
    </message>
    <message>
        <source>tier is not dev, staging or prod</source>
        <translation>tier ist nicht dev, staging oder prod</translation>
    </message>
    <message>
        <source>there is no project &quot;%1&quot; of this repository</source>
        <translation>dieses Repository hat kein Projekt &quot;%1&quot;</translation>
    </message>
    <message>
        <source>the list of projects</source>
        <translation>die Liste der Projekte</translation>
    </message>
    <message>
        <source>%1: project %2 is left out: %3</source>
        <translation>%1: Projekt %2 wird weggelassen: %3</translation>
    </message>
    <message>
        <source>there is a project &quot;%1&quot; of this repository already</source>
        <translation>dieses Repository hat schon ein Projekt &quot;%1&quot;</translation>
    </message>
    <message>
        <source>choose another name, or remove that one</source>
        <translation>einen anderen Namen wählen oder jenes entfernen</translation>
    </message>
    <message>
        <source>locking the file</source>
        <translation>Sperren der Datei</translation>
    </message>
    <message>
        <source>another program keeps the file locked</source>
        <translation>ein anderes Programm hält die Datei gesperrt</translation>
    </message>
    <message>
        <source>try again, or end that program</source>
        <translation>erneut versuchen oder jenes Programm beenden</translation>
    </message>
    <message>
        <source>%1 at byte %2</source>
        <translation>%1 bei Byte %2</translation>
    </message>
    <message>
        <source>it holds no object</source>
        <translation>es enthält kein Objekt</translation>
    </message>
    <message>
        <source>%1 was written by a newer Serin</source>
        <translation>%1 wurde von einem neueren Serin geschrieben</translation>
    </message>
    <message>
        <source>use that one, or move the file away</source>
        <translation>jenes verwenden oder die Datei verschieben</translation>
    </message>
    <message>
        <source>its %1 are no list</source>
        <translation>%1 darin ist keine Liste</translation>
    </message>
    <message>
        <source>%1: %2 cannot be read (%3) and counts as empty; mend the file, or the next change sets it aside</source>
        <translation>%1: %2 kann nicht gelesen werden (%3) und gilt als leer; die Datei reparieren, sonst legt die nächste Änderung sie beiseite</translation>
    </message>
    <message>
        <source>there are too many broken files beside it</source>
        <translation>daneben liegen zu viele beschädigte Dateien</translation>
    </message>
    <message>
        <source>remove the old ones</source>
        <translation>die alten entfernen</translation>
    </message>
    <message>
        <source>%1: %2 could not be read (%3); what was there is kept as %4</source>
        <translation>%1: %2 konnte nicht gelesen werden (%3); was dort stand, ist als %4 aufbewahrt</translation>
    </message>
    <message>
        <source>this is no address of a control plane</source>
        <translation>dies ist keine Adresse einer Steuerungsebene</translation>
    </message>
    <message>
        <source>name one like %1</source>
        <translation>eine wie %1 nennen</translation>
    </message>
    <message>
        <source>an address without https would show the token on the way</source>
        <translation>eine Adresse ohne https würde das Token unterwegs zeigen</translation>
    </message>
    <message>
        <source>use https</source>
        <translation>https verwenden</translation>
    </message>
    <message>
        <source>a workspace</source>
        <translation>ein Arbeitsbereich</translation>
    </message>
    <message>
        <source>the name of a workspace has no slash, as an ARM id has</source>
        <translation>der Name eines Arbeitsbereichs hat keinen Schrägstrich, wie ihn eine ARM-ID hat</translation>
    </message>
    <message>
        <source>&quot;local&quot; is the name of this computer&apos;s own workspace</source>
        <translation>&quot;local&quot; ist der Name des eigenen Arbeitsbereichs dieses Rechners</translation>
    </message>
    <message>
        <source>choose another name</source>
        <translation>einen anderen Namen wählen</translation>
    </message>
    <message>
        <source>workspace &quot;%1&quot; needs a subscription, a resource group and a name</source>
        <translation>der Arbeitsbereich &quot;%1&quot; braucht ein Abonnement, eine Ressourcengruppe und einen Namen</translation>
    </message>
    <message>
        <source>there is no workspace &quot;%1&quot;</source>
        <translation>es gibt keinen Arbeitsbereich &quot;%1&quot;</translation>
    </message>
    <message>
        <source>`serinctl workspace list` shows those there are</source>
        <translation>`serinctl workspace list` zeigt die vorhandenen</translation>
    </message>
    <message>
        <source>the list of workspaces</source>
        <translation>die Liste der Arbeitsbereiche</translation>
    </message>
    <message>
        <source>%1: workspace %2 is left out: %3</source>
        <translation>%1: Arbeitsbereich %2 wird weggelassen: %3</translation>
    </message>
    <message>
        <source>the local workspace is always there</source>
        <translation>der lokale Arbeitsbereich ist immer da</translation>
    </message>
    <message>
        <source>there is a workspace &quot;%1&quot; already</source>
        <translation>es gibt schon einen Arbeitsbereich &quot;%1&quot;</translation>
    </message>
    <message>
        <source>this is the workspace &quot;%1&quot; already</source>
        <translation>dies ist schon der Arbeitsbereich &quot;%1&quot;</translation>
    </message>
    <message>
        <source>`serinctl local reset` empties it</source>
        <translation>`serinctl local reset` leert ihn</translation>
    </message>
    <message>
        <source>this program</source>
        <translation>diesem Programm</translation>
    </message>
    <message>
        <source>process %1</source>
        <translation>Prozess %1</translation>
    </message>
    <message>
        <source>%1 has been applied by %2 since %3 and is not ready yet</source>
        <translation>%1 wird seit %3 von %2 angewendet und ist noch nicht fertig</translation>
    </message>
    <message>
        <source>wait until that has ended</source>
        <translation>warten, bis das beendet ist</translation>
    </message>
    <message>
        <source>the program ended in the middle of it</source>
        <translation>das Programm endete mittendrin</translation>
    </message>
    <message>
        <source>the apply of %1 had ended already</source>
        <translation>das Anwenden von %1 war schon beendet</translation>
    </message>
    <message>
        <source>there is no such record</source>
        <translation>eine solche Aufzeichnung gibt es nicht</translation>
    </message>
    <message>
        <source>the apply of %1 was carried on by another program</source>
        <translation>das Anwenden von %1 wurde von einem anderen Programm fortgeführt</translation>
    </message>
    <message>
        <source>the database is damaged: %1</source>
        <translation>die Datenbank ist beschädigt: %1</translation>
    </message>
    <message>
        <source>making the database</source>
        <translation>Anlegen der Datenbank</translation>
    </message>
    <message>
        <source>making the database private</source>
        <translation>Einschränken der Zugriffsrechte der Datenbank</translation>
    </message>
    <message>
        <source>Qt has no driver for SQLite</source>
        <translation>Qt hat keinen Treiber für SQLite</translation>
    </message>
    <message>
        <source>install the package libqt6sql6-sqlite</source>
        <translation>das Paket libqt6sql6-sqlite installieren</translation>
    </message>
    <message>
        <source>the file system does not support a write-ahead log</source>
        <translation>das Dateisystem unterstützt kein Write-Ahead-Log</translation>
    </message>
    <message>
        <source>keep the file on a local disk</source>
        <translation>die Datei auf einem lokalen Datenträger aufbewahren</translation>
    </message>
    <message>
        <source>move the file away, or put a copy back</source>
        <translation>die Datei verschieben oder eine Kopie zurücklegen</translation>
    </message>
    <message>
        <source>the database was written by a newer version of Serin (schema %1; this one knows %2)</source>
        <translation>die Datenbank wurde von einer neueren Version von Serin geschrieben (Schema %1; diese kennt %2)</translation>
    </message>
    <message>
        <source>start the newer version, or move the file away</source>
        <translation>die neuere Version starten oder die Datei verschieben</translation>
    </message>
    <message>
        <source>the file is another program&apos;s database</source>
        <translation>die Datei ist die Datenbank eines anderen Programms</translation>
    </message>
    <message>
        <source>move the file away</source>
        <translation>die Datei verschieben</translation>
    </message>
    <message>
        <source>a transaction is under way</source>
        <translation>eine Transaktion ist im Gange</translation>
    </message>
    <message>
        <source>another program is writing the database</source>
        <translation>ein anderes Programm schreibt gerade in die Datenbank</translation>
    </message>
    <message>
        <source>end the other program, or try again</source>
        <translation>das andere Programm beenden oder erneut versuchen</translation>
    </message>
    <message>
        <source>the database cannot be written: %1</source>
        <translation>die Datenbank lässt sich nicht schreiben: %1</translation>
    </message>
    <message>
        <source>make the file and its folder writable</source>
        <translation>die Datei und ihren Ordner beschreibbar machen</translation>
    </message>
    <message>
        <source>the disk is full</source>
        <translation>der Datenträger ist voll</translation>
    </message>
    <message>
        <source>reading or writing the database failed: %1</source>
        <translation>das Lesen oder Schreiben der Datenbank ist fehlgeschlagen: %1</translation>
    </message>
    <message>
        <source>check the disk&apos;s space, limits and rights</source>
        <translation>Platz, Grenzen und Rechte des Datenträgers prüfen</translation>
    </message>
    <message>
        <source>a rule of the database is broken: %1</source>
        <translation>eine Regel der Datenbank ist verletzt: %1</translation>
    </message>
    <message>
        <source>the database refused: %1</source>
        <translation>die Datenbank hat abgelehnt: %1</translation>
    </message>
    <message>
        <source>the damaged database cannot be set aside</source>
        <translation>die beschädigte Datenbank lässt sich nicht beiseitelegen</translation>
    </message>
    <message>
        <source>an environment that is built from a folder (%1) cannot be registered from here</source>
        <translation>eine Umgebung, die aus einem Ordner gebaut wird (%1), lässt sich von hier nicht registrieren</translation>
    </message>
    <message>
        <source>build the image, and name it under image</source>
        <translation>das Image bauen und unter image nennen</translation>
    </message>
    <message>
        <source>version %1 of the %2 %3 is registered already, with other content</source>
        <translation>Version %1 von %2 %3 ist schon registriert, mit anderem Inhalt</translation>
    </message>
    <message>
        <source>give the new content another version</source>
        <translation>dem neuen Inhalt eine andere Version geben</translation>
    </message>
    <message>
        <source>the folder has no files</source>
        <translation>der Ordner enthält keine Dateien</translation>
    </message>
    <message>
        <source>put the files there, or correct the path</source>
        <translation>die Dateien dort ablegen oder den Pfad berichtigen</translation>
    </message>
    <message>
        <source>this is no file</source>
        <translation>dies ist keine Datei</translation>
    </message>
    <message>
        <source>the file is too large</source>
        <translation>die Datei ist zu groß</translation>
    </message>
    <message>
        <source>the path leads out of the repository</source>
        <translation>der Pfad führt aus dem Repository hinaus</translation>
    </message>
    <message>
        <source>keep models and code in the repository</source>
        <translation>Modelle und Code im Repository aufbewahren</translation>
    </message>
    <message>
        <source>this is a submodule, whose files are not in the commit</source>
        <translation>dies ist ein Submodul, dessen Dateien nicht im Commit sind</translation>
    </message>
    <message>
        <source>keep the files in the repository itself, or register them and name them as azureml:name:version</source>
        <translation>die Dateien im Repository selbst aufbewahren, oder sie registrieren und als azureml:name:version nennen</translation>
    </message>
    <message>
        <source>there are more than %1 files</source>
        <translation>es sind mehr als %1 Dateien</translation>
    </message>
    <message>
        <source>name the folder of the model or code itself</source>
        <translation>den Ordner des Modells oder Codes selbst nennen</translation>
    </message>
    <message>
        <source>the commit has no such file or folder</source>
        <translation>der Commit hat keine solche Datei und keinen solchen Ordner</translation>
    </message>
    <message>
        <source>commit the files, or correct the path in the manifest</source>
        <translation>die Dateien committen oder den Pfad im Manifest berichtigen</translation>
    </message>
    <message>
        <source>the link leads out of the model or code, to %1</source>
        <translation>der Link führt aus dem Modell oder Code hinaus, nach %1</translation>
    </message>
    <message>
        <source>put the file itself there</source>
        <translation>die Datei selbst dort ablegen</translation>
    </message>
    <message>
        <source>a file of %1 MB cannot be taken out of a commit</source>
        <translation>eine Datei von %1 MB lässt sich nicht aus einem Commit holen</translation>
    </message>
    <message>
        <source>keep it with git-lfs, or register it and name it as azureml:name:version</source>
        <translation>sie mit git-lfs aufbewahren, oder sie registrieren und als azureml:name:version nennen</translation>
    </message>
    <message>
        <source>the commit has no such file</source>
        <translation>der Commit hat keine solche Datei</translation>
    </message>
    <message>
        <source>the file is kept with git-lfs (%1 MB), and its content is not here</source>
        <translation>die Datei wird mit git-lfs aufbewahrt (%1 MB), und ihr Inhalt ist nicht hier</translation>
    </message>
    <message>
        <source>run git lfs fetch</source>
        <translation>git lfs fetch ausführen</translation>
    </message>
    <message>
        <source>the content in git-lfs&apos;s store is damaged</source>
        <translation>der Inhalt im Speicher von git-lfs ist beschädigt</translation>
    </message>
    <message>
        <source>run git lfs fsck</source>
        <translation>git lfs fsck ausführen</translation>
    </message>
    <message>
        <source>saving the folder</source>
        <translation>Speichern des Ordners</translation>
    </message>
    <message>
        <source>making a folder</source>
        <translation>Anlegen eines Ordners</translation>
    </message>
    <message>
        <source>making the file</source>
        <translation>Anlegen der Datei</translation>
    </message>
    <message>
        <source>saving the file</source>
        <translation>Speichern der Datei</translation>
    </message>
    <message>
        <source>closing the folder</source>
        <translation>Schließen des Ordners</translation>
    </message>
    <message>
        <source>keeping the files</source>
        <translation>Aufbewahren der Dateien</translation>
    </message>
    <message>
        <source>the path leads out of %1, to %2</source>
        <translation>der Pfad führt aus %1 hinaus, nach %2</translation>
    </message>
    <message>
        <source>keep models and code inside of it</source>
        <translation>Modelle und Code darin aufbewahren</translation>
    </message>
    <message>
        <source>looking at the path</source>
        <translation>Ansehen des Pfads</translation>
    </message>
    <message>
        <source>opening the folder</source>
        <translation>Öffnen des Ordners</translation>
    </message>
    <message>
        <source>the folders are nested too deeply</source>
        <translation>die Ordner sind zu tief verschachtelt</translation>
    </message>
    <message>
        <source>listing the folder</source>
        <translation>Auflisten des Ordners</translation>
    </message>
    <message>
        <source>the link leads to nothing (%1)</source>
        <translation>der Link führt ins Leere (%1)</translation>
    </message>
    <message>
        <source>put the file there, or remove the link</source>
        <translation>die Datei dort ablegen oder den Link entfernen</translation>
    </message>
    <message>
        <source>the file is only git-lfs&apos;s pointer to the content</source>
        <translation>die Datei ist nur der Verweis von git-lfs auf den Inhalt</translation>
    </message>
    <message>
        <source>run git lfs pull</source>
        <translation>git lfs pull ausführen</translation>
    </message>
    <message>
        <source>the file changed while it was read</source>
        <translation>die Datei änderte sich, während sie gelesen wurde</translation>
    </message>
    <message>
        <source>the operation was cancelled</source>
        <translation>der Vorgang wurde abgebrochen</translation>
    </message>
    <message>
        <source>an exception escaped: %1</source>
        <translation>eine Ausnahme blieb unbehandelt: %1</translation>
    </message>
    <message>
        <source>compare the two, then reload it or save over it</source>
        <translation>beide vergleichen, dann neu laden oder darüber speichern</translation>
    </message>
    <message>
        <source>the file is read-only</source>
        <translation>die Datei ist schreibgeschützt</translation>
    </message>
    <message>
        <source>make it writable and save again</source>
        <translation>sie beschreibbar machen und erneut speichern</translation>
    </message>
    <message>
        <source>writing to the file</source>
        <translation>Schreiben in die Datei</translation>
    </message>
    <message>
        <source>others are saving this file just now</source>
        <translation>andere speichern diese Datei gerade</translation>
    </message>
    <message>
        <source>try again, or remove its *.serin-tmp files</source>
        <translation>erneut versuchen oder ihre Dateien *.serin-tmp entfernen</translation>
    </message>
    <message>
        <source>making a temporary file</source>
        <translation>Anlegen einer vorläufigen Datei</translation>
    </message>
    <message>
        <source>writing the file</source>
        <translation>Schreiben der Datei</translation>
    </message>
    <message>
        <source>looking at the temporary file</source>
        <translation>Ansehen der vorläufigen Datei</translation>
    </message>
    <message>
        <source>keeping the owner</source>
        <translation>Beibehalten des Eigentümers</translation>
    </message>
    <message>
        <source>keeping the mode</source>
        <translation>Beibehalten der Zugriffsrechte</translation>
    </message>
    <message>
        <source>syncing the file to the disk</source>
        <translation>Sichern der Datei auf dem Datenträger</translation>
    </message>
    <message>
        <source>closing the file</source>
        <translation>Schließen der Datei</translation>
    </message>
    <message>
        <source>the path leads to another file now</source>
        <translation>der Pfad führt jetzt zu einer anderen Datei</translation>
    </message>
    <message>
        <source>the file was changed since it was read</source>
        <translation>die Datei wurde geändert, seit sie gelesen wurde</translation>
    </message>
    <message>
        <source>the file was deleted since it was read</source>
        <translation>die Datei wurde gelöscht, seit sie gelesen wurde</translation>
    </message>
    <message>
        <source>replacing the file</source>
        <translation>Ersetzen der Datei</translation>
    </message>
    <message>
        <source>syncing the folder to the disk</source>
        <translation>Sichern des Ordners auf dem Datenträger</translation>
    </message>
    <message>
        <source>process %1 holds the lock</source>
        <translation>Prozess %1 hält die Sperre</translation>
    </message>
    <message>
        <source>another process holds the lock</source>
        <translation>ein anderer Prozess hält die Sperre</translation>
    </message>
    <message>
        <source>a folder</source>
        <translation>ein Ordner</translation>
    </message>
    <message>
        <source>a FIFO</source>
        <translation>ein FIFO</translation>
    </message>
    <message>
        <source>a socket</source>
        <translation>ein Socket</translation>
    </message>
    <message>
        <source>a link</source>
        <translation>ein Link</translation>
    </message>
    <message>
        <source>a device</source>
        <translation>ein Gerät</translation>
    </message>
    <message>
        <source>this is %1, no regular file</source>
        <translation>dies ist %1, keine gewöhnliche Datei</translation>
    </message>
    <message>
        <source>opening the file</source>
        <translation>Öffnen der Datei</translation>
    </message>
    <message>
        <source>reading the file</source>
        <translation>Lesen der Datei</translation>
    </message>
    <message>
        <source>this is no path of a file</source>
        <translation>dies ist kein Pfad einer Datei</translation>
    </message>
    <message>
        <source>looking up the folder</source>
        <translation>Nachsehen des Ordners</translation>
    </message>
    <message>
        <source>its links lead in a circle</source>
        <translation>seine Links führen im Kreis</translation>
    </message>
    <message>
        <source>other programs are busy there</source>
        <translation>andere Programme sind dort beschäftigt</translation>
    </message>
    <message>
        <source>&quot;azureml:%1&quot; does not name an asset</source>
        <translation>&quot;azureml:%1&quot; nennt kein Asset</translation>
    </message>
    <message>
        <source>write azureml:name:version or azureml:name@latest</source>
        <translation>azureml:name:version oder azureml:name@latest schreiben</translation>
    </message>
    <message>
        <source>this is no workspace&apos;s ARM id</source>
        <translation>dies ist keine ARM-ID eines Arbeitsbereichs</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is of a registry, not of a workspace</source>
        <translation>&quot;%1&quot; gehört zu einer Registry, nicht zu einem Arbeitsbereich</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no ARM id of a version in %2</source>
        <translation>&quot;%1&quot; ist keine ARM-ID einer Version in %2</translation>
    </message>
    <message>
        <source>auth_mode is key, aml_token or aad_token, not &quot;%1&quot;</source>
        <translation>auth_mode ist key, aml_token oder aad_token, nicht &quot;%1&quot;</translation>
    </message>
    <message>
        <source>the compute type is managed or kubernetes, not &quot;%1&quot;</source>
        <translation>der Compute-Typ ist managed oder kubernetes, nicht &quot;%1&quot;</translation>
    </message>
    <message>
        <source>a deployment has at least 1 instance, not %1</source>
        <translation>ein Deployment hat mindestens 1 Instanz, nicht %1</translation>
    </message>
    <message>
        <source>this does not say how to reach a local workspace</source>
        <translation>dies sagt nicht, wie ein lokaler Arbeitsbereich zu erreichen ist</translation>
    </message>
    <message>
        <source>mirror traffic is at most %1 percent, not %2</source>
        <translation>gespiegelt werden höchstens %1 Prozent des Traffics, nicht %2</translation>
    </message>
    <message>
        <source>an endpoint on Kubernetes cannot mirror traffic</source>
        <translation>ein Endpunkt auf Kubernetes kann keinen Traffic spiegeln</translation>
    </message>
    <message>
        <source>remove mirror_traffic</source>
        <translation>mirror_traffic entfernen</translation>
    </message>
    <message>
        <source>&quot;%1&quot; gets %2 percent of the live traffic and cannot get mirrored traffic, too</source>
        <translation>&quot;%1&quot; erhält %2 Prozent des Live-Traffics und kann nicht auch gespiegelten erhalten</translation>
    </message>
    <message>
        <source>mirror to a deployment with 0 percent</source>
        <translation>an ein Deployment mit 0 Prozent spiegeln</translation>
    </message>
    <message>
        <source>over 99</source>
        <translation>über 99</translation>
    </message>
    <message>
        <source>this is no operation that was kept</source>
        <translation>dies ist kein Vorgang, der aufbewahrt wurde</translation>
    </message>
    <message>
        <source>a percentage is a whole number from 0 to 100, not %1</source>
        <translation>ein Prozentwert ist eine ganze Zahl von 0 bis 100, nicht %1</translation>
    </message>
    <message>
        <source>the word &quot;%1&quot; is not known</source>
        <translation>das Wort &quot;%1&quot; ist nicht bekannt</translation>
    </message>
    <message>
        <source>make the plan again</source>
        <translation>den Plan erneut erstellen</translation>
    </message>
    <message>
        <source>the plan&apos;s value is missing or of another type</source>
        <translation>der Wert des Plans fehlt oder ist von anderer Art</translation>
    </message>
    <message>
        <source>traffic names the deployment &quot;%1&quot; twice</source>
        <translation>traffic nennt das Deployment &quot;%1&quot; zweimal</translation>
    </message>
    <message>
        <source>traffic sums to %1, not to 100 or to 0</source>
        <translation>traffic ergibt zusammen %1, nicht 100 oder 0</translation>
    </message>
    <message>
        <source>there is no process %1</source>
        <translation>es gibt keinen Prozess %1</translation>
    </message>
    <message>
        <source>watching the process</source>
        <translation>Beobachten des Prozesses</translation>
    </message>
    <message>
        <source>%1 failed</source>
        <translation>%1 ist fehlgeschlagen</translation>
    </message>
    <message>
        <source>%1 was ended by signal %2</source>
        <translation>%1 wurde durch Signal %2 beendet</translation>
    </message>
    <message>
        <source>%1 cannot be started: %2</source>
        <translation>%1 lässt sich nicht starten: %2</translation>
    </message>
    <message>
        <source>%1 took longer than %2 ms</source>
        <translation>%1 dauerte länger als %2 ms</translation>
    </message>
    <message>
        <source>%1 was cancelled</source>
        <translation>%1 wurde abgebrochen</translation>
    </message>
    <message>
        <source>the program&apos;s path is not absolute</source>
        <translation>der Pfad des Programms ist nicht absolut</translation>
    </message>
    <message>
        <source>there is no folder %1</source>
        <translation>es gibt keinen Ordner %1</translation>
    </message>
    <message>
        <source>%1 of %2: %3</source>
        <translation>%1 von %2: %3</translation>
    </message>
    <message>
        <source>not set</source>
        <translation>nicht gesetzt</translation>
    </message>
    <message>
        <source>%1 is gone</source>
        <translation>%1 ist weg</translation>
    </message>
    <message>
        <source>%1 is new</source>
        <translation>%1 ist neu</translation>
    </message>
    <message>
        <source>fill it in first</source>
        <translation>es zuerst ausfüllen</translation>
    </message>
    <message>
        <source>the deployment says not which endpoint it belongs to</source>
        <translation>das Deployment sagt nicht, zu welchem Endpunkt es gehört</translation>
    </message>
    <message>
        <source>add endpoint_name, or give --endpoint-name</source>
        <translation>endpoint_name hinzufügen oder --endpoint-name angeben</translation>
    </message>
    <message>
        <source>add name</source>
        <translation>name hinzufügen</translation>
    </message>
    <message>
        <source>the file describes no online %1</source>
        <translation>die Datei beschreibt kein Online-%1</translation>
    </message>
    <message>
        <source>the group online-%1 takes it</source>
        <translation>die Gruppe online-%1 nimmt es an</translation>
    </message>
    <message>
        <source>the file describes the %1 %2 twice</source>
        <translation>die Datei beschreibt das %1 %2 zweimal</translation>
    </message>
    <message>
        <source>the file describes %1 %2s</source>
        <translation>die Datei beschreibt %1-mal ein %2</translation>
    </message>
    <message>
        <source>choose one with --name</source>
        <translation>mit --name eines auswählen</translation>
    </message>
    <message>
        <source>%1 is described %2 times, in %3: pick one</source>
        <translation>%1 ist %2-mal beschrieben, in %3: eine Beschreibung auswählen</translation>
    </message>
    <message>
        <source>%1 is described %2 times, in %3 (the picked %4 is gone): pick one</source>
        <translation>%1 ist %2-mal beschrieben, in %3 (die gewählte %4 ist weg): eine Beschreibung auswählen</translation>
    </message>
    <message>
        <source>an endpoint without a name</source>
        <translation>ein Endpunkt ohne Namen</translation>
    </message>
    <message>
        <source>%1 names no endpoint and lies beside none: say which one it belongs to</source>
        <translation>%1 nennt keinen Endpunkt und liegt neben keinem: angeben, zu welchem es gehört</translation>
    </message>
    <message>
        <source>a deployment without a name</source>
        <translation>ein Deployment ohne Namen</translation>
    </message>
    <message>
        <source>the folder cannot be read</source>
        <translation>der Ordner kann nicht gelesen werden</translation>
    </message>
    <message>
        <source>the file cannot be read</source>
        <translation>die Datei kann nicht gelesen werden</translation>
    </message>
    <message>
        <source>the file is too large for a manifest</source>
        <translation>die Datei ist zu groß für ein Manifest</translation>
    </message>
    <message>
        <source>the file changes while it is read</source>
        <translation>die Datei ändert sich, während sie gelesen wird</translation>
    </message>
    <message>
        <source>the file went away while it was read</source>
        <translation>die Datei verschwand, während sie gelesen wurde</translation>
    </message>
    <message>
        <source>the link leads out of the folder</source>
        <translation>der Link führt aus dem Ordner hinaus</translation>
    </message>
    <message>
        <source>the name is not in UTF-8</source>
        <translation>der Name ist nicht in UTF-8</translation>
    </message>
    <message>
        <source>the folder is nested too deep</source>
        <translation>der Ordner ist zu tief verschachtelt</translation>
    </message>
    <message>
        <source>it is not in the repository at %1</source>
        <translation>es liegt nicht im Repository %1</translation>
    </message>
    <message>
        <source>there is no such file in commit %1</source>
        <translation>in Commit %1 gibt es diese Datei nicht</translation>
    </message>
    <message>
        <source>commit it, or use the working tree</source>
        <translation>sie committen oder das Arbeitsverzeichnis verwenden</translation>
    </message>
    <message>
        <source>git listed the file and does not have it</source>
        <translation>Git hat die Datei aufgelistet und hat sie nicht</translation>
    </message>
    <message>
        <source>the endpoint has no name</source>
        <translation>der Endpunkt hat keinen Namen</translation>
    </message>
    <message>
        <source>the service does not answer: %1</source>
        <translation>der Dienst antwortet nicht: %1</translation>
    </message>
    <message>
        <source>not everything was applied</source>
        <translation>nicht alles wurde angewendet</translation>
    </message>
    <message>
        <source>the folder is outside of the repository</source>
        <translation>der Ordner liegt außerhalb des Repositorys</translation>
    </message>
    <message>
        <source>behind upstream</source>
        <translation>hinter dem Upstream zurück</translation>
    </message>
    <message>
        <source>not applied</source>
        <translation>nicht angewendet</translation>
    </message>
    <message>
        <source>not in Git</source>
        <translation>nicht in Git</translation>
    </message>
    <message>
        <source>rolled back live, not in Git</source>
        <translation>live zurückgerollt, nicht in Git</translation>
    </message>
    <message>
        <source>take live into the manifest</source>
        <translation>Live ins Manifest übernehmen</translation>
    </message>
    <message>
        <source>ignore until it changes again</source>
        <translation>übergehen, bis es sich wieder ändert</translation>
    </message>
    <message>
        <source>%1 reads as a text that is filled in later</source>
        <translation>%1 liest sich als Text, der später ausgefüllt wird</translation>
    </message>
    <message>
        <source>%1 reads as a name that is filled in later</source>
        <translation>%1 liest sich als Name, der später ausgefüllt wird</translation>
    </message>
    <message>
        <source>%1 is live and has no place in the manifest</source>
        <translation>%1 ist live und hat im Manifest keinen Platz</translation>
    </message>
    <message>
        <source>%1 is live and cannot be read</source>
        <translation>%1 ist live und kann nicht gelesen werden</translation>
    </message>
    <message>
        <source>a manifest names one kind of identity, and there are two</source>
        <translation>ein Manifest nennt eine Art von Identität, und es gibt zwei</translation>
    </message>
    <message>
        <source>its shares make no split</source>
        <translation>seine Anteile ergeben keine Aufteilung</translation>
    </message>
    <message>
        <source>%1 may be secret; a manifest that names only the others would take it away</source>
        <translation>%1 kann geheim sein; ein Manifest, das nur die anderen nennt, würde es entfernen</translation>
    </message>
    <message>
        <source>the code is known as %1 only: to change it, write the folder that it was made of</source>
        <translation>der Code ist nur als %1 bekannt: um ihn zu ändern, den Ordner nennen, aus dem er entstand</translation>
    </message>
    <message>
        <source>%1.%2 is left out: %3 is no whole number</source>
        <translation>%1.%2 wird weggelassen: %3 ist keine ganze Zahl</translation>
    </message>
    <message>
        <source>%1 is left out: %2</source>
        <translation>%1 wird weggelassen: %2</translation>
    </message>
    <message>
        <source>write it by hand</source>
        <translation>es von Hand schreiben</translation>
    </message>
    <message>
        <source>%1 cannot be written as it is live</source>
        <translation>%1 lässt sich nicht so schreiben, wie es live ist</translation>
    </message>
    <message>
        <source>it would not read as it is live</source>
        <translation>es würde sich nicht so lesen, wie es live ist</translation>
    </message>
    <message>
        <source>a manifest cannot say it</source>
        <translation>ein Manifest kann das nicht ausdrücken</translation>
    </message>
    <message>
        <source>the endpoint does not read as one</source>
        <translation>der Endpunkt liest sich nicht als einer</translation>
    </message>
    <message>
        <source>the deployment does not read as one</source>
        <translation>das Deployment liest sich nicht als eines</translation>
    </message>
    <message>
        <source>the deployments here are no map of names</source>
        <translation>die Deployments hier sind keine Map von Namen</translation>
    </message>
    <message>
        <source>there is a deployment &quot;%1&quot; already</source>
        <translation>es gibt schon ein Deployment &quot;%1&quot;</translation>
    </message>
    <message>
        <source>%1 is no single value</source>
        <translation>%1 ist kein einzelner Wert</translation>
    </message>
    <message>
        <source>%1 cannot be compared with what is live</source>
        <translation>%1 lässt sich nicht mit Live vergleichen</translation>
    </message>
    <message>
        <source>the deployment stands in a file of several documents</source>
        <translation>das Deployment steht in einer Datei mit mehreren Dokumenten</translation>
    </message>
    <message>
        <source>%1 is not there live</source>
        <translation>%1 gibt es live nicht</translation>
    </message>
    <message>
        <source>remove its manifests, or apply them</source>
        <translation>seine Manifeste entfernen oder anwenden</translation>
    </message>
    <message>
        <source>the file was removed with its deployment</source>
        <translation>die Datei wurde mit ihrem Deployment entfernt</translation>
    </message>
    <message>
        <source>the live value cannot be written here safely</source>
        <translation>der Live-Wert lässt sich hier nicht sicher schreiben</translation>
    </message>
    <message>
        <source>no manifest describes %1 itself</source>
        <translation>kein Manifest beschreibt %1 selbst</translation>
    </message>
    <message>
        <source>write one for it</source>
        <translation>eines dafür schreiben</translation>
    </message>
    <message>
        <source>%1 may be secret</source>
        <translation>%1 kann geheim sein</translation>
    </message>
    <message>
        <source>keep it out of Git, or write it by hand</source>
        <translation>es aus Git heraushalten oder von Hand schreiben</translation>
    </message>
    <message>
        <source>move it away, or choose another folder</source>
        <translation>es verschieben oder einen anderen Ordner wählen</translation>
    </message>
    <message>
        <source>the files of %1 are removed</source>
        <translation>die Dateien von %1 sind entfernt</translation>
    </message>
    <message>
        <source>no manifest describes %1</source>
        <translation>kein Manifest beschreibt %1</translation>
    </message>
    <message>
        <source>take the endpoint over as a whole</source>
        <translation>den Endpunkt als Ganzes übernehmen</translation>
    </message>
    <message>
        <source>the project&apos;s folder is not there</source>
        <translation>der Ordner des Projekts ist nicht da</translation>
    </message>
    <message>
        <source>make it</source>
        <translation>ihn anlegen</translation>
    </message>
    <message>
        <source>the folder is outside of the project&apos;s</source>
        <translation>der Ordner liegt außerhalb von dem des Projekts</translation>
    </message>
    <message>
        <source>name one below it</source>
        <translation>einen darunter nennen</translation>
    </message>
    <message>
        <source>it is not said which branch the pipeline follows</source>
        <translation>es ist nicht angegeben, welchem Branch die Pipeline folgt</translation>
    </message>
    <message>
        <source>name the branch</source>
        <translation>den Branch nennen</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has a character that means something to a pipeline</source>
        <translation>&quot;%1&quot; enthält ein Zeichen, das für eine Pipeline etwas bedeutet</translation>
    </message>
    <message>
        <source>rename it, or write the pipeline by hand</source>
        <translation>es umbenennen oder die Pipeline von Hand schreiben</translation>
    </message>
    <message>
        <source>its documents cannot be told apart by their lines</source>
        <translation>ihre Dokumente lassen sich nicht an ihren Zeilen unterscheiden</translation>
    </message>
    <message>
        <source>bring the endpoint back by hand in this file</source>
        <translation>den Endpunkt in dieser Datei von Hand zurückbringen</translation>
    </message>
    <message>
        <source>the endpoint&apos;s documents do not fit into the file as it is</source>
        <translation>die Dokumente des Endpunkts passen nicht in die Datei, wie sie ist</translation>
    </message>
    <message>
        <source>then run the rollback again</source>
        <translation>dann das Zurückrollen erneut ausführen</translation>
    </message>
    <message>
        <source>%1 has commits that are not here</source>
        <translation>%1 hat Commits, die hier fehlen</translation>
    </message>
    <message>
        <source>git pull --rebase, %1</source>
        <translation>git pull --rebase, %1</translation>
    </message>
    <message>
        <source>%1 refuses the push</source>
        <translation>%1 lehnt den Push ab</translation>
    </message>
    <message>
        <source>sign in to the remote, %1</source>
        <translation>beim Remote anmelden, %1</translation>
    </message>
    <message>
        <source>%1 cannot be reached</source>
        <translation>%1 ist nicht erreichbar</translation>
    </message>
    <message>
        <source>when it is back, run the rollback again</source>
        <translation>wenn es wieder da ist, das Zurückrollen erneut ausführen</translation>
    </message>
    <message>
        <source>a hook or rule refuses the push</source>
        <translation>ein Hook oder eine Regel lehnt den Push ab</translation>
    </message>
    <message>
        <source>see to it, %1</source>
        <translation>sich darum kümmern, %1</translation>
    </message>
    <message>
        <source>the push ended strangely</source>
        <translation>der Push endete auf unbekannte Weise</translation>
    </message>
    <message>
        <source>that Git has to follow cannot be kept on record: %1</source>
        <translation>dass Git noch folgen muss, lässt sich nicht festhalten: %1</translation>
    </message>
    <message>
        <source>ending the mirroring to %1</source>
        <translation>Beenden der Spiegelung an %1</translation>
    </message>
    <message>
        <source>moving live traffic to %1</source>
        <translation>Verschieben des Live-Traffics nach %1</translation>
    </message>
    <message>
        <source>the service may still move the traffic; run the rollback again to go on</source>
        <translation>der Dienst verschiebt den Traffic vielleicht noch; das Zurückrollen erneut ausführen, um fortzufahren</translation>
    </message>
    <message>
        <source>there is no Git repository</source>
        <translation>es gibt kein Git-Repository</translation>
    </message>
    <message>
        <source>pushing to %1</source>
        <translation>Pushen nach %1</translation>
    </message>
    <message>
        <source>how far the rollback came cannot be kept on record: %1</source>
        <translation>wie weit das Zurückrollen kam, lässt sich nicht festhalten: %1</translation>
    </message>
    <message>
        <source>applying commit %1</source>
        <translation>Anwenden von Commit %1</translation>
    </message>
    <message>
        <source>the apply did not come to its end</source>
        <translation>das Anwenden kam nicht zu seinem Ende</translation>
    </message>
    <message>
        <source>commit or discard them, then run the rollback again</source>
        <translation>sie committen oder verwerfen, dann das Zurückrollen erneut ausführen</translation>
    </message>
    <message>
        <source>is gone</source>
        <translation>ist weg</translation>
    </message>
    <message>
        <source>is %1</source>
        <translation>ist %1</translation>
    </message>
    <message>
        <source>nothing was applied here yet, so that there is nothing to go back to</source>
        <translation>hier wurde noch nichts angewendet, es gibt also nichts, wohin zurück</translation>
    </message>
    <message>
        <source>name the endpoint and a commit</source>
        <translation>den Endpunkt und einen Commit nennen</translation>
    </message>
    <message>
        <source>there are several endpoints: %1</source>
        <translation>es gibt mehrere Endpunkte: %1</translation>
    </message>
    <message>
        <source>say which one with --endpoint</source>
        <translation>mit --endpoint angeben, welcher gemeint ist</translation>
    </message>
    <message>
        <source>there is no Git repository here</source>
        <translation>hier gibt es kein Git-Repository</translation>
    </message>
    <message>
        <source>leave the commit out to go by the records</source>
        <translation>den Commit weglassen, um nach den Aufzeichnungen zu gehen</translation>
    </message>
    <message>
        <source>no healthy apply of %1 from before what is live now is on record</source>
        <translation>kein gesundes Anwenden von %1 vor dem jetzigen Live-Stand ist aufgezeichnet</translation>
    </message>
    <message>
        <source>name a commit with --to</source>
        <translation>mit --to einen Commit nennen</translation>
    </message>
    <message>
        <source>finish or abort it, %1</source>
        <translation>es beenden oder abbrechen, %1</translation>
    </message>
    <message>
        <source>switch to a branch, %1</source>
        <translation>auf einen Branch wechseln, %1</translation>
    </message>
    <message>
        <source>%1 is checked out, and the project follows %2</source>
        <translation>%1 ist ausgecheckt, und das Projekt folgt %2</translation>
    </message>
    <message>
        <source>switch to %1, %2</source>
        <translation>zu %1 wechseln, %2</translation>
    </message>
    <message>
        <source>has no manifest of it</source>
        <translation>kein Manifest davon hat</translation>
    </message>
    <message>
        <source>is not decided: %1</source>
        <translation>nicht entschieden ist: %1</translation>
    </message>
    <message>
        <source>cannot be read: %1</source>
        <translation>sich nicht lesen lässt: %1</translation>
    </message>
    <message>
        <source>says nothing about traffic, and no healthy apply of it is on record</source>
        <translation>nichts über den Traffic sagt, und kein gesundes Anwenden davon ist aufgezeichnet</translation>
    </message>
    <message>
        <source>%1 cannot go back to commit %2, which %3</source>
        <translation>%1 kann nicht zu Commit %2 zurück, der %3</translation>
    </message>
    <message>
        <source>choose another commit with --to</source>
        <translation>mit --to einen anderen Commit wählen</translation>
    </message>
    <message>
        <source>%1 is filled in later: %2</source>
        <translation>%1 wird später ausgefüllt: %2</translation>
    </message>
    <message>
        <source>%1 is a single value, not a map or a list</source>
        <translation>%1 ist ein einzelner Wert, keine Map oder Liste</translation>
    </message>
    <message>
        <source>write one value behind %1:</source>
        <translation>einen Wert hinter %1: schreiben</translation>
    </message>
    <message>
        <source>%1 is a map</source>
        <translation>%1 ist eine Map</translation>
    </message>
    <message>
        <source>write its keys below %1:, indented</source>
        <translation>seine Schlüssel eingerückt unter %1: schreiben</translation>
    </message>
    <message>
        <source>%1 is a whole number, not %2</source>
        <translation>%1 ist eine ganze Zahl, nicht %2</translation>
    </message>
    <message>
        <source>write a number without a fraction</source>
        <translation>eine Zahl ohne Nachkommastellen schreiben</translation>
    </message>
    <message>
        <source>%1 is a number, not %2</source>
        <translation>%1 ist eine Zahl, nicht %2</translation>
    </message>
    <message>
        <source>write a number</source>
        <translation>eine Zahl schreiben</translation>
    </message>
    <message>
        <source>%1 is true or false, not %2</source>
        <translation>%1 ist true oder false, nicht %2</translation>
    </message>
    <message>
        <source>write true or false</source>
        <translation>true oder false schreiben</translation>
    </message>
    <message>
        <source>%1 is enabled or disabled, not %2</source>
        <translation>%1 ist enabled oder disabled, nicht %2</translation>
    </message>
    <message>
        <source>write enabled or disabled</source>
        <translation>enabled oder disabled schreiben</translation>
    </message>
    <message>
        <source>%1 is negative</source>
        <translation>%1 ist negativ</translation>
    </message>
    <message>
        <source>write 0 or more</source>
        <translation>0 oder mehr schreiben</translation>
    </message>
    <message>
        <source>%1.%2 is a text</source>
        <translation>%1.%2 ist ein Text</translation>
    </message>
    <message>
        <source>quote a value that is meant as JSON</source>
        <translation>einen Wert, der als JSON gemeint ist, in Anführungszeichen setzen</translation>
    </message>
    <message>
        <source>the %1 has no name</source>
        <translation>kein Name: %1</translation>
    </message>
    <message>
        <source>the %1&apos;s name is filled in later: %2</source>
        <translation>der Name wird später ausgefüllt (%1): %2</translation>
    </message>
    <message>
        <source>rename the %1</source>
        <translation>umbenennen: %1</translation>
    </message>
    <message>
        <source>name the endpoint that the deployment belongs to</source>
        <translation>den Endpunkt nennen, zu dem das Deployment gehört</translation>
    </message>
    <message>
        <source>write 1 or more</source>
        <translation>1 oder mehr schreiben</translation>
    </message>
    <message>
        <source>write a number from 0 to 100</source>
        <translation>eine Zahl von 0 bis 100 schreiben</translation>
    </message>
    <message>
        <source>%1 has no value</source>
        <translation>%1 hat keinen Wert</translation>
    </message>
    <message>
        <source>%1 is a map of deployments and percents</source>
        <translation>%1 ist eine Map von Deployments und Prozenten</translation>
    </message>
    <message>
        <source>write one line for each deployment below %1:, or remove it and leave the live shares as they are</source>
        <translation>für jedes Deployment eine Zeile unter %1: schreiben, oder es entfernen und die Live-Anteile lassen, wie sie sind</translation>
    </message>
    <message>
        <source>name a deployment</source>
        <translation>ein Deployment nennen</translation>
    </message>
    <message>
        <source>the share of %1 is no whole percent from 0 to 100: %2</source>
        <translation>der Anteil von %1 ist kein ganzer Prozentwert von 0 bis 100: %2</translation>
    </message>
    <message>
        <source>write a whole number from 0 to 100</source>
        <translation>eine ganze Zahl von 0 bis 100 schreiben</translation>
    </message>
    <message>
        <source>make the shares sum to 100</source>
        <translation>die Anteile auf 100 bringen</translation>
    </message>
    <message>
        <source>mirror_traffic names two deployments, %1 and %2</source>
        <translation>mirror_traffic nennt zwei Deployments, %1 und %2</translation>
    </message>
    <message>
        <source>leave one of them</source>
        <translation>eines davon stehen lassen</translation>
    </message>
    <message>
        <source>identity.type is not known: %1</source>
        <translation>identity.type ist unbekannt: %1</translation>
    </message>
    <message>
        <source>write system_assigned or user_assigned</source>
        <translation>system_assigned oder user_assigned schreiben</translation>
    </message>
    <message>
        <source>write key, aml_token or aad_token</source>
        <translation>key, aml_token oder aad_token schreiben</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1 und %2</translation>
    </message>
    <message>
        <source>%1, %2 and %3</source>
        <translation>%1, %2 und %3</translation>
    </message>
    <message>
        <source>no branch is checked out</source>
        <translation>kein Branch ist ausgecheckt</translation>
    </message>
    <message>
        <source>the workspace went away before it answered</source>
        <translation>der Arbeitsbereich ging weg, bevor er geantwortet hat</translation>
    </message>
    <message>
        <source>see that it runs, then try again</source>
        <translation>dafür sorgen, dass er läuft, und es noch einmal versuchen</translation>
    </message>
    <message>
        <source>%1 is in the middle of an operation (%2)</source>
        <translation>an %1 läuft noch ein Vorgang (%2)</translation>
    </message>
    <message>
        <source>%1 of %2 is in the middle of an operation (%3)</source>
        <translation>an %1 von %2 läuft noch ein Vorgang (%3)</translation>
    </message>
    <message>
        <source>wait until that has ended, then apply again</source>
        <translation>warten, bis er zu Ende ist, und dann noch einmal anwenden</translation>
    </message>
    <message>
        <source>it is still under way (%1)</source>
        <translation>er läuft noch (%1)</translation>
    </message>
    <message>
        <source>%1 is not live and was never applied from here</source>
        <translation>%1 läuft nicht und wurde von hier nie angewandt</translation>
    </message>
    <message>
        <source>name an endpoint that was</source>
        <translation>einen angewandten Endpunkt nennen</translation>
    </message>
    <message>
        <source>correct the YAML at line %1, column %2</source>
        <translation>das YAML in Zeile %1, Spalte %2 berichtigen</translation>
    </message>
    <message>
        <source>correct the YAML and validate it again</source>
        <translation>das YAML berichtigen und erneut prüfen</translation>
    </message>
    <message>
        <source>a name has only letters a-z and A-Z, digits and dashes, this one has a space</source>
        <translation>ein Name hat nur Buchstaben a-z und A-Z, Ziffern und Bindestriche, dieser hat ein Leerzeichen</translation>
    </message>
    <message>
        <source>add `name`, or name the deployment when the file is applied</source>
        <translation>`name` ergänzen, oder das Deployment beim Anwenden der Datei nennen</translation>
    </message>
    <message>
        <source>%1 is a key that Azure ML does not know here and refuses</source>
        <translation>%1 ist ein Schlüssel, den Azure ML hier nicht kennt und ablehnt</translation>
    </message>
    <message>
        <source>check its spelling and its place, or remove it</source>
        <translation>Schreibweise und Platz prüfen, oder ihn entfernen</translation>
    </message>
    <message>
        <source>%1 in the manifest is %2, registered as %3, and %4 live</source>
        <translation>%1 ist im Manifest %2, registriert als %3, und live %4</translation>
    </message>
    <message>
        <source>the folder is a repository of its own, and its manifests are left out: plan and apply them there</source>
        <translation>der Ordner ist ein eigenes Repository, seine Manifeste bleiben hier außen vor: dort planen und anwenden</translation>
    </message>
    <message>
        <source>name one of: %1</source>
        <translation>eines davon nennen: %1</translation>
    </message>
    <message>
        <source>ask for fewer instances or a smaller size, delete what is not used, or have the subscription&apos;s quota raised</source>
        <translation>weniger Instanzen oder eine kleinere Größe anfordern, Unbenutztes löschen oder das Kontingent des Abonnements erhöhen lassen</translation>
    </message>
    <message>
        <source>ask for fewer instances or a smaller size, or have the quota raised</source>
        <translation>weniger Instanzen oder eine kleinere Größe anfordern oder das Kontingent erhöhen lassen</translation>
    </message>
    <message>
        <source>the region has no free machines of this size: take another size or try later</source>
        <translation>die Region hat keine freien Maschinen dieser Größe: eine andere Größe nehmen oder es später versuchen</translation>
    </message>
    <message>
        <source>read the image&apos;s build log in the workspace&apos;s storage and mend the environment&apos;s conda file or Dockerfile</source>
        <translation>das Build-Protokoll des Images im Speicher des Arbeitsbereichs lesen und die Conda-Datei oder das Dockerfile der Umgebung berichtigen</translation>
    </message>
    <message>
        <source>compare the manifest&apos;s values with what the message names</source>
        <translation>die Werte im Manifest mit dem vergleichen, was die Meldung nennt</translation>
    </message>
    <message>
        <source>read the deployment&apos;s logs (page Logs, or `serinctl online-deployment get-logs`): the scoring script does not come up</source>
        <translation>die Protokolle des Deployments lesen (Seite Protokolle, oder `serinctl online-deployment get-logs`): das Scoring-Skript startet nicht</translation>
    </message>
    <message>
        <source>check the names, and that model, code and environment are registered</source>
        <translation>die Namen prüfen, und ob Modell, Code und Umgebung registriert sind</translation>
    </message>
    <message>
        <source>provision the workspace&apos;s managed network first</source>
        <translation>zuerst das verwaltete Netzwerk des Arbeitsbereichs bereitstellen</translation>
    </message>
    <message>
        <source>another operation came first: plan and apply again</source>
        <translation>ein anderer Vorgang kam zuvor: noch einmal planen und anwenden</translation>
    </message>
    <message>
        <source>let the endpoint&apos;s identity read the connections and secrets</source>
        <translation>der Identität des Endpunkts erlauben, die Verbindungen und Geheimnisse zu lesen</translation>
    </message>
    <message>
        <source>try again; when it stays, give the request id to Microsoft&apos;s support</source>
        <translation>noch einmal versuchen; wenn es dabei bleibt, dem Support von Microsoft die ID der Anfrage nennen</translation>
    </message>
    <message>
        <source>endpoint names are unique in a region: choose another name</source>
        <translation>Namen von Endpunkten sind in einer Region einmalig: einen anderen Namen wählen</translation>
    </message>
    <message>
        <source>create the endpoint first</source>
        <translation>zuerst den Endpunkt anlegen</translation>
    </message>
    <message>
        <source>let the cluster pull from the container registry</source>
        <translation>dem Cluster erlauben, aus der Container-Registry zu laden</translation>
    </message>
    <message>
        <source>renew the cluster&apos;s Azure ML extension</source>
        <translation>die Azure-ML-Erweiterung des Clusters erneuern</translation>
    </message>
    <message>
        <source>check that the cluster reaches the sign-in service</source>
        <translation>prüfen, ob der Cluster den Anmeldedienst erreicht</translation>
    </message>
    <message>
        <source>check that the cluster runs and is attached</source>
        <translation>prüfen, ob der Cluster läuft und angefügt ist</translation>
    </message>
    <message>
        <source>check the image&apos;s name and that it can be pulled</source>
        <translation>den Namen des Images prüfen, und ob es geladen werden kann</translation>
    </message>
    <message>
        <source>read the deployment&apos;s logs (page Logs, or `serinctl online-deployment get-logs`): the container ends by itself</source>
        <translation>die Protokolle des Deployments lesen (Seite Protokolle, oder `serinctl online-deployment get-logs`): der Container endet von selbst</translation>
    </message>
    <message>
        <source>create the compute&apos;s namespace in the cluster</source>
        <translation>den Namespace des Computeziels im Cluster anlegen</translation>
    </message>
    <message>
        <source>read the deployment&apos;s logs (page Logs, or `serinctl online-deployment get-logs`): init() of the scoring script fails</source>
        <translation>die Protokolle des Deployments lesen (Seite Protokolle, oder `serinctl online-deployment get-logs`): init() des Scoring-Skripts schlägt fehl</translation>
    </message>
    <message>
        <source>read the deployment&apos;s logs (page Logs, or `serinctl online-deployment get-logs`): the scoring script needs a package that the environment lacks</source>
        <translation>die Protokolle des Deployments lesen (Seite Protokolle, oder `serinctl online-deployment get-logs`): das Scoring-Skript braucht ein Paket, das der Umgebung fehlt</translation>
    </message>
    <message>
        <source>give the scoring script both init() and run()</source>
        <translation>dem Scoring-Skript init() und run() geben</translation>
    </message>
    <message>
        <source>restart the cluster&apos;s scoring front end</source>
        <translation>das Scoring-Frontend des Clusters neu starten</translation>
    </message>
    <message>
        <source>read the deployment&apos;s logs (page Logs, or `serinctl online-deployment get-logs`): the model does not answer</source>
        <translation>die Protokolle des Deployments lesen (Seite Protokolle, oder `serinctl online-deployment get-logs`): das Modell antwortet nicht</translation>
    </message>
    <message>
        <source>ask for less CPU and memory, or give the cluster more nodes</source>
        <translation>weniger CPU und Arbeitsspeicher anfordern oder dem Cluster mehr Knoten geben</translation>
    </message>
    <message>
        <source>give the deployment more memory</source>
        <translation>dem Deployment mehr Arbeitsspeicher geben</translation>
    </message>
    <message>
        <source>check that the cluster&apos;s Azure ML extension runs</source>
        <translation>prüfen, ob die Azure-ML-Erweiterung des Clusters läuft</translation>
    </message>
    <message>
        <source>create the deployment first</source>
        <translation>zuerst das Deployment anlegen</translation>
    </message>
    <message>
        <source>register the provider Microsoft.MachineLearningServices in the subscription</source>
        <translation>den Anbieter Microsoft.MachineLearningServices im Abonnement registrieren</translation>
    </message>
    <message>
        <source>check the subscription&apos;s id and that the account sees it</source>
        <translation>die ID des Abonnements prüfen, und ob das Konto es sieht</translation>
    </message>
    <message>
        <source>check the resource group&apos;s name</source>
        <translation>den Namen der Ressourcengruppe prüfen</translation>
    </message>
    <message>
        <source>have the lock on the resource removed</source>
        <translation>die Sperre der Ressource entfernen lassen</translation>
    </message>
    <message>
        <source>a policy of the subscription forbids it: ask who owns it</source>
        <translation>eine Richtlinie des Abonnements verbietet es: die Verantwortlichen fragen</translation>
    </message>
    <message>
        <source>sign in to the tenant of the subscription</source>
        <translation>beim Mandanten des Abonnements anmelden</translation>
    </message>
    <message>
        <source>this folder is no Git repository any more</source>
        <translation>dieser Ordner ist kein Git-Repository mehr</translation>
    </message>
    <message>
        <source>the repository&apos;s folder belongs to another user, so git refuses to work in it</source>
        <translation>der Ordner des Repositorys gehört jemand anderem, darum arbeitet Git nicht darin</translation>
    </message>
    <message>
        <source>make the folder yours (chown), or say that you trust it with git config --global --add safe.directory and its path</source>
        <translation>den Ordner übernehmen (chown) oder ihm mit git config --global --add safe.directory und seinem Pfad vertrauen</translation>
    </message>
    <message>
        <source>another git process works in this repository, or one ended without cleaning up</source>
        <translation>ein anderer Git-Prozess arbeitet in diesem Repository, oder einer endete, ohne aufzuräumen</translation>
    </message>
    <message>
        <source>wait for it; when none runs any more, remove the lock</source>
        <translation>auf ihn warten; wenn keiner mehr läuft, die Sperre entfernen</translation>
    </message>
    <message>
        <source>git does not know who makes the commit</source>
        <translation>Git weiß nicht, wer den Commit macht</translation>
    </message>
    <message>
        <source>the commit could not be signed</source>
        <translation>der Commit konnte nicht signiert werden</translation>
    </message>
    <message>
        <source>check the signing key and its agent, then commit again</source>
        <translation>den Signaturschlüssel und seinen Agenten prüfen, dann noch einmal committen</translation>
    </message>
    <message>
        <source>the remote did not accept the credentials</source>
        <translation>das Remote nahm die Zugangsdaten nicht an</translation>
    </message>
    <message>
        <source>check user name and password or token, or the SSH key, and that you may do this</source>
        <translation>Benutzernamen und Passwort oder Token oder den SSH-Schlüssel prüfen, und die Berechtigung dazu</translation>
    </message>
    <message>
        <source>the remote host&apos;s key is not known or has changed</source>
        <translation>der Schlüssel des Remote-Hosts ist unbekannt oder hat sich geändert</translation>
    </message>
    <message>
        <source>compare the key&apos;s fingerprint with the host&apos;s owner, then accept it</source>
        <translation>den Fingerabdruck des Schlüssels mit den Betreibern des Hosts abgleichen, dann annehmen</translation>
    </message>
    <message>
        <source>the remote cannot be reached</source>
        <translation>das Remote ist nicht erreichbar</translation>
    </message>
    <message>
        <source>check the network and the remote&apos;s address, then try again</source>
        <translation>das Netz und die Adresse des Remotes prüfen, dann noch einmal versuchen</translation>
    </message>
    <message>
        <source>the remote has no such repository, or you may not see it</source>
        <translation>das Remote hat kein solches Repository, oder es ist nicht sichtbar</translation>
    </message>
    <message>
        <source>check the address, and that you may read it</source>
        <translation>die Adresse prüfen, und ob es gelesen werden darf</translation>
    </message>
    <message>
        <source>uncommitted changes or untracked files are in the way</source>
        <translation>nicht committete Änderungen oder unversionierte Dateien sind im Weg</translation>
    </message>
    <message>
        <source>there are conflicts to be solved first</source>
        <translation>zuerst sind Konflikte zu lösen</translation>
    </message>
    <message>
        <source>solve them and continue, or abort what is in progress</source>
        <translation>sie lösen und fortfahren, oder abbrechen, was im Gang ist</translation>
    </message>
    <message>
        <source>there is no such commit or branch</source>
        <translation>es gibt keinen solchen Commit oder Branch</translation>
    </message>
    <message>
        <source>git knows no such file there</source>
        <translation>Git kennt dort keine solche Datei</translation>
    </message>
    <message>
        <source>make room, then try again</source>
        <translation>Platz schaffen, dann noch einmal versuchen</translation>
    </message>
    <message>
        <source>the repository cannot be written</source>
        <translation>das Repository kann nicht beschrieben werden</translation>
    </message>
    <message>
        <source>check that the disk is writable and that the files are yours</source>
        <translation>prüfen, ob der Datenträger beschreibbar ist und ob die Dateien die eigenen sind</translation>
    </message>
    <message>
        <source>az printed no token, but: %1</source>
        <translation>az hat kein Token ausgegeben, sondern: %1</translation>
    </message>
    <message>
        <source>run: az login --tenant %1</source>
        <translation>ausführen: az login --tenant %1</translation>
    </message>
    <message>
        <source>shares come from a merge key (&lt;&lt;)</source>
        <translation>Anteile kommen aus einem Merge-Schlüssel (&lt;&lt;)</translation>
    </message>
    <message>
        <source>write them all here, then edit them</source>
        <translation>alle hier ausschreiben, dann ändern</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no address of a proxy</source>
        <translation>&quot;%1&quot; ist keine Adresse eines Proxys</translation>
    </message>
    <message>
        <source>the deployments %1 and %2 differ by the case of letters only, and so are one to the service</source>
        <translation>die Deployments %1 und %2 unterscheiden sich nur in Groß- und Kleinschreibung und sind für den Dienst dasselbe</translation>
    </message>
    <message>
        <source>the endpoints %1 and %2 differ by the case of letters only, and so are one to the service</source>
        <translation>die Endpunkte %1 und %2 unterscheiden sich nur in Groß- und Kleinschreibung und sind für den Dienst derselbe</translation>
    </message>
    <message>
        <source>give one of them another name</source>
        <translation>einem von beiden einen anderen Namen geben</translation>
    </message>
    <message>
        <source>write the name the same everywhere, or give one of them another</source>
        <translation>den Namen überall gleich schreiben oder einem von beiden einen anderen geben</translation>
    </message>
    <message>
        <source>%1 does not have %2 any more, which is to be fetched from it</source>
        <translation>%1 hat %2 nicht mehr, was von dort geholt werden soll</translation>
    </message>
    <message>
        <source>run `git remote set-branches %1 &apos;*&apos;`, then fetch again</source>
        <translation>`git remote set-branches %1 &apos;*&apos;` ausführen, dann erneut abrufen</translation>
    </message>
    <message>
        <source>%1 and %2 differ by the case of letters only, and so are one endpoint to the service</source>
        <translation>%1 und %2 unterscheiden sich nur in Groß- und Kleinschreibung und sind für den Dienst ein und derselbe Endpunkt</translation>
    </message>
    <message>
        <source>%1 and %2 differ by the case of letters only, and so are one deployment to the service</source>
        <translation>%1 und %2 unterscheiden sich nur in Groß- und Kleinschreibung und sind für den Dienst ein und dasselbe Deployment</translation>
    </message>
    <message>
        <source>write %1, or choose another name</source>
        <translation>%1 schreiben oder einen anderen Namen wählen</translation>
    </message>
    <message>
        <source>%1 is live and is %2 in a manifest, which is the same to the service, and is left alone</source>
        <translation>%1 ist live und heißt in einem Manifest %2, was für den Dienst dasselbe ist, und bleibt in Ruhe</translation>
    </message>
    <message>
        <source>there is a deployment &quot;%1&quot; already, and the service takes &quot;%2&quot; for the same name</source>
        <translation>es gibt schon ein Deployment &quot;%1&quot;, und für den Dienst ist &quot;%2&quot; derselbe Name</translation>
    </message>
    <message>
        <source>restore the version before it and commit that instead</source>
        <translation>stattdessen die Fassung davor wiederherstellen und committen</translation>
    </message>
    <message>
        <source>links or programs below %1 would have to come back together with a part of a shared manifest</source>
        <translation>Links oder Programme unter %1 müssten zusammen mit einem Teil eines gemeinsamen Manifests zurückkommen</translation>
    </message>
    <message>
        <source>bring them back by hand and commit them, then run the rollback again</source>
        <translation>sie von Hand zurückbringen und committen, dann das Zurückrollen erneut ausführen</translation>
    </message>
    <message>
        <source>commit %1 has no file %2</source>
        <translation>der Commit %1 hat keine Datei %2</translation>
    </message>
    <message>
        <source>%1 of %2: %3 (%4)</source>
        <translation>%1 von %2: %3 (%4)</translation>
    </message>
    <message>
        <source>the folder holds no requests</source>
        <translation>der Ordner enthält keine Anfragen</translation>
    </message>
    <message>
        <source>the folder holds %1 files, which is too many to be requests</source>
        <translation>der Ordner enthält %1 Dateien, zu viele, um Anfragen zu sein</translation>
    </message>
    <message>
        <source>it is not what was catalogued</source>
        <translation>es ist nicht das, was im Verzeichnis steht</translation>
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
        <source>%Ln changes in %1: %2</source>
        <comment>files; the changes</comment>
        <translation>
            <numerusform>%Ln Änderung in %1: %2</numerusform>
            <numerusform>%Ln Änderungen in %1: %2</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>an endpoint, a change of it</comment>
        <translation>%1: %2</translation>
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
    <message>
        <source>The traffic cannot be told from the file</source>
        <translation>Der Traffic ist aus der Datei nicht zu ersehen</translation>
    </message>
</context>
<context>
    <name>SolvedFileWords</name>
    <message>
        <source>%1 was edited in another program</source>
        <translation>%1 wurde in einem anderen Programm bearbeitet</translation>
    </message>
    <message>
        <source>take it as it lies there, or look again and choose</source>
        <translation>die Datei nehmen, wie sie dort liegt, oder erneut nachsehen und auswählen</translation>
    </message>
    <message>
        <source>there are still both sides in %1</source>
        <translation>in %1 stehen noch beide Seiten</translation>
    </message>
    <message>
        <source>take the lines between &lt;&lt;&lt;&lt;&lt;&lt;&lt; and &gt;&gt;&gt;&gt;&gt;&gt;&gt; apart</source>
        <translation>die Zeilen zwischen &lt;&lt;&lt;&lt;&lt;&lt;&lt; und &gt;&gt;&gt;&gt;&gt;&gt;&gt; entwirren</translation>
    </message>
</context>
<context>
    <name>StepLine</name>
    <message>
        <source>%1 – %2</source>
        <comment>a step, its state</comment>
        <translation>%1 – %2</translation>
    </message>
</context>
<context>
    <name>Time</name>
    <message>
        <source>%1 UTC</source>
        <translation>%1 UTC</translation>
    </message>
    <message>
        <source>%1 here, %2 UTC</source>
        <comment>a time in both zones</comment>
        <translation>%1 hier, %2 UTC</translation>
    </message>
</context>
<context>
    <name>TrafficLane</name>
    <message>
        <source>not watched</source>
        <comment>a span of time</comment>
        <translation>nicht beobachtet</translation>
    </message>
</context>
<context>
    <name>TrafficMark</name>
    <message>
        <source>%1 %2 → %3</source>
        <comment>a deployment; its share before and after</comment>
        <translation>%1 %2 → %3</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>a change of traffic; the commit that made it</comment>
        <translation>%1 (%2)</translation>
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
    <name>serin::AddDeployment</name>
    <message>
        <source>Add deployment</source>
        <translation>Deployment hinzufügen</translation>
    </message>
    <message>
        <source>Add a deployment to the manifests</source>
        <translation>Ein Deployment zu den Manifesten hinzufügen</translation>
    </message>
</context>
<context>
    <name>serin::AzureForm</name>
    <message>
        <source>Connect to Azure ML</source>
        <translation>Mit Azure ML verbinden</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Erneut prüfen</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Subscription</source>
        <translation>Subscription</translation>
    </message>
    <message>
        <source>Workspace</source>
        <translation>Arbeitsbereich</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>The command to run in a terminal</source>
        <translation>Der Befehl für ein Terminal</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy the command</source>
        <translation>Befehl kopieren</translation>
    </message>
    <message>
        <source>Run in a terminal:</source>
        <translation>In einem Terminal ausführen:</translation>
    </message>
    <message>
        <source>Stop asking Azure</source>
        <translation>Azure nicht weiter fragen</translation>
    </message>
    <message>
        <source>How much care it wants: for prod nothing happens by Enter alone</source>
        <translation>Wie viel Vorsicht es verlangt: Bei prod geschieht nichts allein durch die Eingabetaste</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Auswählen…</translation>
    </message>
    <message>
        <source>Choose the folder with the manifests</source>
        <translation>Ordner mit den Manifesten auswählen</translation>
    </message>
    <message>
        <source>Git &amp;folder</source>
        <translation>Git-&amp;Ordner</translation>
    </message>
    <message>
        <source>&amp;Project name</source>
        <translation>P&amp;rojektname</translation>
    </message>
    <message>
        <source>&amp;Tier</source>
        <translation>&amp;Stufe</translation>
    </message>
    <message>
        <source>Asking for your subscriptions…</source>
        <translation>Ihre Subscriptions werden abgefragt…</translation>
    </message>
    <message>
        <source>Asking for the workspaces of this subscription…</source>
        <translation>Die Arbeitsbereiche dieser Subscription werden abgefragt…</translation>
    </message>
    <message>
        <source>failed</source>
        <comment>to connect</comment>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>The account is the one that the Azure CLI is signed in to.</source>
        <translation>Das Konto ist das, mit dem die Azure CLI angemeldet ist.</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>a subscription, its state</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>This account sees no subscription. A role at one is needed, e.g. Reader.</source>
        <translation>Dieses Konto sieht keine Subscription. Es braucht eine Rolle in einer, z. B. Leser.</translation>
    </message>
    <message>
        <source>%1, group %2, %3</source>
        <comment>a workspace&apos;s name, resource group, region</comment>
        <translation>%1, Gruppe %2, %3</translation>
    </message>
    <message>
        <source>Pick a subscription first</source>
        <translation>Zuerst eine Subscription auswählen</translation>
    </message>
    <message>
        <source>There is no workspace that this account may see.</source>
        <translation>Es gibt keinen Arbeitsbereich, den dieses Konto sehen darf.</translation>
    </message>
    <message>
        <source>It is being connected</source>
        <translation>Es wird gerade verbunden</translation>
    </message>
    <message>
        <source>Pick a workspace first</source>
        <translation>Zuerst einen Arbeitsbereich auswählen</translation>
    </message>
    <message>
        <source>Name the folder with the manifests</source>
        <translation>Den Ordner mit den Manifesten angeben</translation>
    </message>
</context>
<context>
    <name>serin::BoardActs</name>
    <message>
        <source>Board</source>
        <translation>Board</translation>
    </message>
    <message>
        <source>What differs between Git and live, of all endpoints (Ctrl+Shift+B)</source>
        <translation>Worin sich Git und Live unterscheiden, für alle Endpunkte (Strg+Umschalt+B)</translation>
    </message>
    <message>
        <source>Open a folder first</source>
        <translation>Zuerst einen Ordner öffnen</translation>
    </message>
    <message>
        <source>Pull with git in a terminal</source>
        <translation>Den Pull mit Git in einem Terminal ausführen</translation>
    </message>
</context>
<context>
    <name>serin::BoardController</name>
    <message>
        <source>Open a folder first</source>
        <translation>Zuerst einen Ordner öffnen</translation>
    </message>
    <message>
        <source>Answer first whether the repository is to be trusted</source>
        <translation>Zuerst beantworten, ob dem Repository vertraut wird</translation>
    </message>
    <message>
        <source>The workspace does not run: live cannot be compared</source>
        <translation>Der Arbeitsbereich läuft nicht: Live lässt sich nicht vergleichen</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>an endpoint, what is not known of it</comment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>serin::BoardModel</name>
    <message>
        <source>%1: %2</source>
        <comment>a column, its value</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation>Endpunkt</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>Ursache</translation>
    </message>
    <message>
        <source>Pushed</source>
        <translation>Gepusht</translation>
    </message>
    <message>
        <source>Committed</source>
        <translation>Committet</translation>
    </message>
    <message>
        <source>Working tree</source>
        <translation>Arbeitsverzeichnis</translation>
    </message>
    <message>
        <source>Last applied</source>
        <translation>Zuletzt angewendet</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>Live</translation>
    </message>
</context>
<context>
    <name>serin::BoardPage</name>
    <message>
        <source>Review and commit…</source>
        <translation>Prüfen und committen…</translation>
    </message>
    <message>
        <source>Review and push…</source>
        <translation>Prüfen und pushen…</translation>
    </message>
    <message>
        <source>Pull</source>
        <translation>Pull</translation>
    </message>
    <message>
        <source>Review and apply…</source>
        <translation>Prüfen und anwenden…</translation>
    </message>
    <message>
        <source>The pipeline applies it</source>
        <translation>Die Pipeline wendet es an</translation>
    </message>
    <message>
        <source>Decide in the endpoint…</source>
        <translation>Im Endpunkt entscheiden…</translation>
    </message>
    <message>
        <source>Nothing to do</source>
        <translation>Nichts zu tun</translation>
    </message>
    <message>
        <source>It is the same everywhere</source>
        <translation>Es ist überall gleich</translation>
    </message>
    <message>
        <source>It is pushed; what the pipeline does is seen here when it is live</source>
        <translation>Es ist gepusht; was die Pipeline tut, ist hier zu sehen, sobald es live ist</translation>
    </message>
    <message>
        <source>Its Overview offers to apply Git again, to take live into the manifests, or to ignore it</source>
        <translation>Seine Seite Überblick bietet an, Git erneut anzuwenden, Live in die Manifeste zu übernehmen oder den Unterschied zu ignorieren</translation>
    </message>
    <message>
        <source>The review shows what happens before anything does</source>
        <translation>Die Prüfung zeigt, was geschieht, bevor etwas geschieht</translation>
    </message>
    <message>
        <source>Takes the remote&apos;s commits, with your own on top</source>
        <translation>Holt die Commits des Remotes und setzt Ihre eigenen darauf</translation>
    </message>
    <message>
        <source>Board</source>
        <translation>Board</translation>
    </message>
    <message>
        <source>&amp;Only what differs</source>
        <translation>Nur &amp;Unterschiede</translation>
    </message>
    <message>
        <source>Start the workspace</source>
        <translation>Den Arbeitsbereich starten</translation>
    </message>
    <message>
        <source>Show the endpoint</source>
        <translation>Endpunkt zeigen</translation>
    </message>
    <message>
        <source>Filter the board</source>
        <translation>Board filtern</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filtern</translation>
    </message>
    <message>
        <source>Close the board</source>
        <translation>Board schließen</translation>
    </message>
    <message>
        <source>Close the board (Esc)</source>
        <translation>Board schließen (Esc)</translation>
    </message>
    <message>
        <source>Fields in Git and live</source>
        <translation>Felder in Git und live</translation>
    </message>
    <message>
        <source>Enter or a double click shows the endpoint</source>
        <translation>Eingabetaste oder Doppelklick zeigt den Endpunkt</translation>
    </message>
    <message>
        <source>Comparing Git and live…</source>
        <translation>Git und Live werden verglichen…</translation>
    </message>
    <message>
        <source>No line holds these words.</source>
        <translation>Keine Zeile enthält diese Wörter.</translation>
    </message>
    <message>
        <source>Everything is the same: working tree, commits, remote and live.</source>
        <translation>Alles ist gleich: Arbeitsverzeichnis, Commits, Remote und Live.</translation>
    </message>
    <message>
        <source>There are no endpoints here, and none is live.</source>
        <translation>Hier gibt es keine Endpunkte, und keiner ist live.</translation>
    </message>
    <message>
        <source>No differences</source>
        <translation>Keine Unterschiede</translation>
    </message>
    <message>
        <source>1 difference</source>
        <translation>1 Unterschied</translation>
    </message>
    <message>
        <source>%1, %2: %3</source>
        <comment>an endpoint, a field, the cause</comment>
        <translation>%1, %2: %3</translation>
    </message>
    <message numerus="yes">
        <source>%Ln differences</source>
        <translation>
            <numerusform>%Ln Unterschied</numerusform>
            <numerusform>%Ln Unterschiede</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>und %Ln weitere</numerusform>
            <numerusform>und %Ln weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>serin::BranchActs</name>
    <message>
        <source>No branch is checked out (detached HEAD at %1): a commit made here would be in no branch.</source>
        <translation>Kein Branch ist ausgecheckt (losgelöster HEAD bei %1): Ein Commit hier wäre in keinem Branch.</translation>
    </message>
    <message>
        <source>New branch %1</source>
        <translation>Neuer Branch %1</translation>
    </message>
    <message>
        <source>Switch to %1</source>
        <translation>Zu %1 wechseln</translation>
    </message>
    <message>
        <source>It is being done</source>
        <translation>Wird gerade ausgeführt</translation>
    </message>
    <message>
        <source>Nothing is committed yet</source>
        <translation>Noch nichts committet</translation>
    </message>
    <message>
        <source>An edit is not saved yet: save or undo it first</source>
        <translation>Eine Änderung ist noch nicht gespeichert: erst speichern oder rückgängig machen</translation>
    </message>
</context>
<context>
    <name>serin::BranchSheet</name>
    <message>
        <source>What is not committed comes along. Git switches only where nothing of it would be overwritten.</source>
        <translation>Was nicht committet ist, kommt mit. Git wechselt nur, wo nichts davon überschrieben würde.</translation>
    </message>
    <message>
        <source>Switch branch</source>
        <translation>Branch wechseln</translation>
    </message>
    <message>
        <source>Branches</source>
        <translation>Branches</translation>
    </message>
    <message>
        <source>Switch</source>
        <translation>Wechseln</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>Schließen (Esc)</translation>
    </message>
    <message>
        <source>There is no other branch.</source>
        <translation>Es gibt keinen anderen Branch.</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>a commit&apos;s subject, its time</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1 (only on the remote)</source>
        <comment>a branch</comment>
        <translation>%1 (nur auf dem Remote)</translation>
    </message>
</context>
<context>
    <name>serin::CallOperations</name>
    <message>
        <source>Request to %1</source>
        <comment>an endpoint</comment>
        <translation>Anfrage an %1</translation>
    </message>
    <message>
        <source>Request to %1 of %2</source>
        <comment>a deployment, its endpoint</comment>
        <translation>Anfrage an %1 von %2</translation>
    </message>
    <message>
        <source>%1 of body</source>
        <comment>a size</comment>
        <translation>%1 Inhalt</translation>
    </message>
    <message>
        <source>%1, answered by %2</source>
        <comment>a status, a deployment</comment>
        <translation>%1, beantwortet von %2</translation>
    </message>
    <message>
        <source>see the answer on the page Test</source>
        <translation>die Antwort auf der Seite Test ansehen</translation>
    </message>
</context>
<context>
    <name>serin::CapacityCard</name>
    <message>
        <source>%1 %2</source>
        <comment>a deployment, requests a second per instance</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>With this split and the %1 requests/s that were measured last, each instance gets: %2 requests/s. An instance of this endpoint has been seen to serve %3.</source>
        <translation>Mit dieser Aufteilung und den zuletzt gemessenen %1 Anfragen/s erhält jede Instanz: %2 Anfragen/s. Beobachtet wurde bisher, dass eine Instanz dieses Endpunkts %3 bedient.</translation>
    </message>
    <message>
        <source>Scale %1 to %2 first</source>
        <translation>Zuerst %1 auf %2 skalieren</translation>
    </message>
    <message>
        <source>Sets its instances in the manifest; applying grows it before traffic moves. Undo takes it back.</source>
        <translation>Setzt seine Anzahl Instanzen im Manifest; das Anwenden vergrößert es, bevor Traffic verschoben wird. Rückgängig nimmt es zurück.</translation>
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
    <message>
        <source>Review and apply</source>
        <translation>Prüfen und anwenden</translation>
    </message>
    <message>
        <source>Review and push</source>
        <translation>Prüfen und pushen</translation>
    </message>
</context>
<context>
    <name>serin::ChartLegend</name>
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
</context>
<context>
    <name>serin::ChartMoment</name>
    <message>
        <source>Drag moves in time; Ctrl with the wheel, or + and −, zooms. Point at a chart to read its figures; a click marks the moment on all pages.</source>
        <translation>Ziehen verschiebt die Zeit; Strg mit dem Rad oder + und − zoomt. Der Zeiger liest die Werte eines Diagramms; ein Klick markiert den Zeitpunkt auf allen Seiten.</translation>
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
    <message>
        <source>Traffic</source>
        <translation>Traffic</translation>
    </message>
    <message>
        <source>Traffic changed</source>
        <translation>Traffic geändert</translation>
    </message>
    <message>
        <source>%1, at the marked moment</source>
        <translation>%1, zum markierten Zeitpunkt</translation>
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
        <translation>Pausieren</translation>
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
        <source>Figures (CSV)…</source>
        <translation>Zahlen (CSV)…</translation>
    </message>
    <message>
        <source>Metrics as a table</source>
        <translation>Metriken als Tabelle</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Pausiert</translation>
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
        <source>Save the charts</source>
        <translation>Diagramme speichern</translation>
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
        <source>Picture (PNG, SVG, PDF)…</source>
        <translation>Bild (PNG, SVG, PDF)…</translation>
    </message>
    <message>
        <source>, %1 left out: too many wait for an answer</source>
        <translation>, %1 ausgelassen: zu viele warten auf eine Antwort</translation>
    </message>
    <message>
        <source>Picture (*.png)</source>
        <translation>Bild (*.png)</translation>
    </message>
    <message>
        <source>Drawing (*.svg)</source>
        <translation>Zeichnung (*.svg)</translation>
    </message>
    <message>
        <source>Document (*.pdf)</source>
        <translation>Dokument (*.pdf)</translation>
    </message>
    <message>
        <source>Enter or a double click marks the moment of a row</source>
        <translation>Eingabetaste oder Doppelklick markiert den Zeitpunkt einer Zeile</translation>
    </message>
    <message>
        <source>%1. What is shown was measured until %2.</source>
        <comment>why nothing comes</comment>
        <translation>%1. Was zu sehen ist, wurde bis %2 gemessen.</translation>
    </message>
    <message>
        <source>What is measured is shown, and not kept for the next start. %1</source>
        <translation>Gemessenes wird gezeigt, aber nicht für den nächsten Start aufbewahrt. %1</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <comment>two moments</comment>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>latency: %1</source>
        <comment>percentiles</comment>
        <translation>Latenz: %1</translation>
    </message>
    <message>
        <source> /s, at most %1</source>
        <comment>requests a second</comment>
        <translation> /s, höchstens %1</translation>
    </message>
    <message>
        <source>Ends the pause, back to what is measured now</source>
        <translation>Beendet die Pause; zurück zu dem, was jetzt gemessen wird</translation>
    </message>
    <message>
        <source>Steady traffic: %1 sent, %2 failed</source>
        <translation>Gleichmäßiger Verkehr: %1 gesendet, %2 fehlgeschlagen</translation>
    </message>
</context>
<context>
    <name>serin::CloneController</name>
    <message>
        <source>asking the remote</source>
        <translation>das Remote wird gefragt</translation>
    </message>
    <message>
        <source>Clone %1</source>
        <translation>%1 klonen</translation>
    </message>
    <message>
        <source>%1 %2 %</source>
        <comment>what git does; percent</comment>
        <translation>%1 %2 %</translation>
    </message>
</context>
<context>
    <name>serin::CloneForm</name>
    <message>
        <source>Clone a repository</source>
        <translation>Repository klonen</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Auswählen…</translation>
    </message>
    <message>
        <source>Clone</source>
        <translation>Klonen</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Open that folder</source>
        <translation>Diesen Ordner öffnen</translation>
    </message>
    <message>
        <source>https://… or git@host:team/project.git</source>
        <translation>https://… oder git@host:team/projekt.git</translation>
    </message>
    <message>
        <source>Choose the folder around the clone</source>
        <translation>Ordner auswählen, in dem der Klon liegen soll</translation>
    </message>
    <message>
        <source>Stop cloning</source>
        <translation>Klonen anhalten</translation>
    </message>
    <message>
        <source>&amp;Address</source>
        <translation>Ad&amp;resse</translation>
    </message>
    <message>
        <source>&amp;Folder</source>
        <translation>&amp;Ordner</translation>
    </message>
    <message>
        <source>Type the repository&apos;s address</source>
        <translation>Die Adresse des Repositorys eingeben</translation>
    </message>
    <message>
        <source>Name a folder</source>
        <translation>Einen Ordner angeben</translation>
    </message>
    <message>
        <source>It is being cloned</source>
        <translation>Es wird gerade geklont</translation>
    </message>
    <message>
        <source>failed</source>
        <comment>a clone</comment>
        <translation>fehlgeschlagen</translation>
    </message>
</context>
<context>
    <name>serin::CommandListModel</name>
    <message>
        <source>unavailable: %1</source>
        <translation>nicht verfügbar: %1</translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation>Endpunkt</translation>
    </message>
    <message>
        <source>Go to endpoint %1</source>
        <translation>Zum Endpunkt %1</translation>
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
    <name>serin::CommandsDelegate</name>
    <message>
        <source>%1 · %2 ms · %3</source>
        <comment>how it ended, how long, when</comment>
        <translation>%1 · %2 ms · %3</translation>
    </message>
</context>
<context>
    <name>serin::CommandsSheet</name>
    <message>
        <source>Commands that were run</source>
        <translation>Ausgeführte Befehle</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Only what may change something</source>
        <translation>Nur was etwas ändern kann</translation>
    </message>
    <message>
        <source>Copy the command</source>
        <translation>Befehl kopieren</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>Schließen (Esc)</translation>
    </message>
    <message>
        <source>Show commands that hold these words</source>
        <translation>Befehle zeigen, die diese Wörter enthalten</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filtern</translation>
    </message>
    <message>
        <source>Commands, the newest first</source>
        <translation>Befehle, der neueste zuerst</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>No git command was run yet.</source>
        <translation>Noch wurde kein Git-Befehl ausgeführt.</translation>
    </message>
    <message>
        <source>No command fits the filter.</source>
        <translation>Kein Befehl passt zum Filter.</translation>
    </message>
    <message>
        <source>Choose a command first</source>
        <translation>Zuerst einen Befehl auswählen</translation>
    </message>
</context>
<context>
    <name>serin::CompletionList</name>
    <message>
        <source>What may stand here</source>
        <translation>Was hier stehen kann</translation>
    </message>
</context>
<context>
    <name>serin::ConflictController</name>
    <message>
        <source>Nothing is in progress.</source>
        <translation>Nichts ist im Gange.</translation>
    </message>
    <message>
        <source>The repository is in the middle of %1</source>
        <translation>Im Repository ist etwas im Gange: %1</translation>
    </message>
    <message>
        <source>The repository is in the middle of %1 of %2</source>
        <comment>a rebase, a branch</comment>
        <translation>Im Gange: %1 von %2</translation>
    </message>
    <message>
        <source>, commit %1 of %2</source>
        <translation>, Commit %1 von %2</translation>
    </message>
    <message>
        <source>Mine: the commit that is moved</source>
        <translation>Eigene Fassung: der Commit, der verschoben wird</translation>
    </message>
    <message>
        <source>Mine: the branch that I am on</source>
        <translation>Eigene Fassung: der ausgecheckte Branch</translation>
    </message>
    <message>
        <source>Theirs: the branch that it is moved onto</source>
        <translation>Andere Fassung: der Branch, auf den er verschoben wird</translation>
    </message>
    <message>
        <source>Theirs: the branch that is merged</source>
        <translation>Andere Fassung: der Branch, der zusammengeführt wird</translation>
    </message>
    <message>
        <source>Theirs: the file without the commit that is reverted</source>
        <translation>Andere Fassung: die Datei ohne den Commit, der zurückgenommen wird</translation>
    </message>
    <message>
        <source>Theirs: what is brought in</source>
        <translation>Andere Fassung: was hereingeholt wird</translation>
    </message>
    <message>
        <source>It is being done</source>
        <translation>Wird gerade ausgeführt</translation>
    </message>
    <message>
        <source>Nothing is in progress</source>
        <translation>Nichts ist im Gange</translation>
    </message>
    <message>
        <source>It is being looked at</source>
        <translation>Es wird gerade angesehen</translation>
    </message>
    <message>
        <source>Choose what becomes of %1 first</source>
        <translation>Zuerst auswählen, was aus %1 wird</translation>
    </message>
    <message>
        <source>%1 would be no YAML: choose otherwise, or mend it by hand</source>
        <translation>%1 wäre kein YAML: anders wählen oder von Hand beheben</translation>
    </message>
    <message>
        <source>Continue %1</source>
        <translation>Fortsetzen: %1</translation>
    </message>
    <message>
        <source>Give up %1</source>
        <translation>Aufgeben: %1</translation>
    </message>
</context>
<context>
    <name>serin::ConflictPage</name>
    <message>
        <source>Conflict</source>
        <translation>Konflikt</translation>
    </message>
    <message>
        <source>Take the file as it lies there: I have solved it by hand</source>
        <translation>Die Datei nehmen, wie sie dort liegt: Sie ist von Hand gelöst</translation>
    </message>
    <message>
        <source>File in conflict</source>
        <translation>Datei mit Konflikt</translation>
    </message>
    <message>
        <source>What comes of it</source>
        <translation>Was daraus wird</translation>
    </message>
    <message>
        <source>All theirs</source>
        <translation>Überall die andere</translation>
    </message>
    <message>
        <source>All mine</source>
        <translation>Überall die eigene</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Give it up</source>
        <translation>Aufgeben</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Erneut nachsehen</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Später</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Wird gelesen…</translation>
    </message>
    <message>
        <source>Going on…</source>
        <translation>Wird fortgesetzt…</translation>
    </message>
    <message>
        <source>No file is in conflict: it can go on, or be given up.</source>
        <translation>Keine Datei hat einen Konflikt: Es lässt sich fortsetzen oder aufgeben.</translation>
    </message>
    <message>
        <source>Everything is decided. Nothing is written before you continue.</source>
        <translation>Alles ist entschieden. Nichts wird geschrieben, bevor Sie fortsetzen.</translation>
    </message>
    <message>
        <source>So far nothing comes of it: the file is as before both sides</source>
        <translation>Bisher wird nichts daraus: Die Datei ist wie vor beiden Seiten</translation>
    </message>
    <message>
        <source>What comes of it, against what both began with</source>
        <translation>Was daraus wird, verglichen mit dem, womit beide begannen</translation>
    </message>
    <message>
        <source>This would be no YAML: %1</source>
        <translation>Das wäre kein YAML: %1</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>1 file is to be decided. Nothing is written before you continue.</source>
        <translation>1 Datei ist zu entscheiden. Nichts wird geschrieben, bevor Sie fortsetzen.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln files are to be decided. Nothing is written before you continue.</source>
        <translation>
            <numerusform>%Ln Datei ist zu entscheiden. Nichts wird geschrieben, bevor Sie fortsetzen.</numerusform>
            <numerusform>%Ln Dateien sind zu entscheiden. Nichts wird geschrieben, bevor Sie fortsetzen.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>serin::ConflictRegionCard</name>
    <message>
        <source>One side changed the file, the other deleted it</source>
        <translation>Eine Seite änderte die Datei, die andere löschte sie</translation>
    </message>
    <message>
        <source>Place %1: both changed it</source>
        <translation>Stelle %1: Beide haben sie geändert</translation>
    </message>
    <message>
        <source>(no such lines)</source>
        <translation>(keine solchen Zeilen)</translation>
    </message>
    <message>
        <source>(the file is deleted)</source>
        <translation>(die Datei ist gelöscht)</translation>
    </message>
</context>
<context>
    <name>serin::CredentialPane</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>serin::DeleteEndpointCard</name>
    <message>
        <source>Delete the endpoint %1?</source>
        <translation>Den Endpunkt %1 löschen?</translation>
    </message>
    <message>
        <source>To confirm, type its name: %1</source>
        <translation>Zum Bestätigen den Namen eingeben: %1</translation>
    </message>
    <message>
        <source>Delete %1</source>
        <translation>%1 löschen</translation>
    </message>
</context>
<context>
    <name>serin::DeploymentDraft</name>
    <message>
        <source>Select an endpoint first</source>
        <translation>Zuerst einen Endpunkt auswählen</translation>
    </message>
    <message>
        <source>No file describes this endpoint: a deployment would have no place</source>
        <translation>Keine Datei beschreibt diesen Endpunkt: Ein Deployment hätte keinen Platz</translation>
    </message>
    <message>
        <source>Pick first which of the files to work on</source>
        <translation>Zuerst auswählen, welche der Dateien zu bearbeiten ist</translation>
    </message>
    <message>
        <source>No single file describes it</source>
        <translation>Keine einzelne Datei beschreibt es</translation>
    </message>
    <message>
        <source>Duplicate %1 as %2</source>
        <comment>two deployments</comment>
        <translation>%1 als %2 duplizieren</translation>
    </message>
    <message>
        <source>From template</source>
        <translation>Aus Vorlage</translation>
    </message>
    <message>
        <source>Empty</source>
        <translation>Leer</translation>
    </message>
    <message>
        <source>A deployment needs a name.</source>
        <translation>Ein Deployment braucht einen Namen.</translation>
    </message>
    <message>
        <source>There is a deployment %1 already.</source>
        <translation>Es gibt schon ein Deployment %1.</translation>
    </message>
    <message>
        <source>There is nothing at this path yet.</source>
        <translation>Unter diesem Pfad gibt es noch nichts.</translation>
    </message>
    <message>
        <source>Writes the new file %1</source>
        <translation>Schreibt die neue Datei %1</translation>
    </message>
    <message>
        <source>Adds it to %1</source>
        <comment>a file</comment>
        <translation>Ergänzt es in %1</translation>
    </message>
    <message>
        <source>; other paths in %1 become those in %2, where they exist</source>
        <comment>two folders</comment>
        <translation>; andere Pfade in %1 werden zu denen in %2, wo es sie gibt</translation>
    </message>
    <message>
        <source>Add deployment %1</source>
        <translation>Deployment %1 hinzufügen</translation>
    </message>
    <message>
        <source>There is a deployment %1 already, which is the same name.</source>
        <translation>Es gibt schon ein Deployment %1, was derselbe Name ist.</translation>
    </message>
</context>
<context>
    <name>serin::DeploymentForm</name>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>&amp;Model</source>
        <translation>&amp;Modell</translation>
    </message>
    <message>
        <source>C&amp;ode</source>
        <translation>C&amp;ode</translation>
    </message>
    <message>
        <source>&amp;Instances</source>
        <translation>Anzahl &amp;Instanzen</translation>
    </message>
    <message>
        <source>New deployment, a copy of %1</source>
        <translation>Neues Deployment, eine Kopie von %1</translation>
    </message>
    <message>
        <source>New deployment</source>
        <translation>Neues Deployment</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Add %1</source>
        <translation>%1 hinzufügen</translation>
    </message>
    <message>
        <source>Writes it (Enter in a field, or Ctrl+Enter)</source>
        <translation>Schreibt es (Eingabe in einem Feld oder Strg+Eingabe)</translation>
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
    <message>
        <source>More acts on %1</source>
        <translation>Weitere Aktionen für %1</translation>
    </message>
    <message>
        <source>&amp;Duplicate %1…</source>
        <translation>%1 &amp;duplizieren…</translation>
    </message>
    <message>
        <source>&amp;Remove %1</source>
        <translation>%1 &amp;entfernen</translation>
    </message>
    <message>
        <source>Logs</source>
        <translation>Protokolle</translation>
    </message>
    <message>
        <source>Logs of %1</source>
        <translation>Protokolle von %1</translation>
    </message>
    <message>
        <source>What the instances of %1 print</source>
        <translation>Was die Instanzen von %1 ausgeben</translation>
    </message>
    <message>
        <source>Instances</source>
        <translation>Instanzen</translation>
    </message>
</context>
<context>
    <name>serin::DesktopMessages</name>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
</context>
<context>
    <name>serin::DesktopNotifier</name>
    <message>
        <source>Failed: %1</source>
        <translation>Fehlgeschlagen: %1</translation>
    </message>
    <message>
        <source>Done: %1</source>
        <translation>Fertig: %1</translation>
    </message>
    <message>
        <source>One step</source>
        <translation>Ein Schritt</translation>
    </message>
    <message numerus="yes">
        <source>%Ln steps</source>
        <translation>
            <numerusform>%Ln Schritt</numerusform>
            <numerusform>%Ln Schritte</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>serin::DetailArea</name>
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
        <source>New endpoint…</source>
        <translation>Neuer Endpunkt…</translation>
    </message>
    <message>
        <source>Open folder…</source>
        <translation>Ordner öffnen…</translation>
    </message>
    <message>
        <source>What is listed is live on the workspace; its manifests are not here.</source>
        <translation>Was aufgelistet ist, ist live im Arbeitsbereich; seine Manifeste sind nicht hier.</translation>
    </message>
    <message>
        <source>The folder is in no Git repository: “git init” makes one of it.</source>
        <translation>Der Ordner liegt in keinem Git-Repository: „git init“ macht eines daraus.</translation>
    </message>
    <message>
        <source>Nothing is committed in this repository yet.</source>
        <translation>In diesem Repository ist noch nichts committet.</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
    <message>
        <source>Show the first in its folder</source>
        <translation>Das Erste in seinem Ordner zeigen</translation>
    </message>
</context>
<context>
    <name>serin::DiffPage</name>
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
    <message>
        <source>What differs</source>
        <translation>Was sich unterscheidet</translation>
    </message>
    <message>
        <source>Nothing is committed yet: all of it is new</source>
        <translation>Noch ist nichts committet: alles ist neu</translation>
    </message>
    <message>
        <source>Nothing differs: all is as in the last commit, %1.</source>
        <translation>Kein Unterschied: alles ist wie im letzten Commit, %1.</translation>
    </message>
    <message>
        <source>− as in the last commit, %1; + as it is now</source>
        <translation>− Stand im letzten Commit, %1; + jetziger Stand</translation>
    </message>
</context>
<context>
    <name>serin::DiffView</name>
    <message>
        <source>%1: the old text</source>
        <comment>what the diff is about</comment>
        <translation>%1: der alte Text</translation>
    </message>
    <message>
        <source>%1: the new text</source>
        <comment>what the diff is about</comment>
        <translation>%1: der neue Text</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more lines are not shown here; git diff shows them</source>
        <translation>
            <numerusform>%Ln weitere Zeile wird hier nicht gezeigt; git diff zeigt sie</numerusform>
            <numerusform>%Ln weitere Zeilen werden hier nicht gezeigt; git diff zeigt sie</numerusform>
        </translation>
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
    <name>serin::DraftCard</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>serin::DriftController</name>
    <message>
        <source>It is being done</source>
        <translation>Wird gerade ausgeführt</translation>
    </message>
    <message>
        <source>Take live into the manifests of %1</source>
        <translation>Live in die Manifeste von %1 übernehmen</translation>
    </message>
    <message>
        <source>The manifests say what is live now. Review and commit it.</source>
        <translation>Die Manifeste sagen nun, was live ist. Prüfen und committen Sie es.</translation>
    </message>
    <message>
        <source>Not taken over: %1. %2</source>
        <comment>a difference, and why</comment>
        <translation>Nicht übernommen: %1. %2</translation>
    </message>
    <message>
        <source>Live is %1.</source>
        <comment>a traffic split</comment>
        <translation>Live ist %1.</translation>
    </message>
    <message>
        <source>It is not live any more.</source>
        <translation>Er ist nicht mehr live.</translation>
    </message>
    <message>
        <source>The pipeline has applied what was pushed</source>
        <translation>Die Pipeline hat angewendet, was gepusht wurde</translation>
    </message>
    <message>
        <source>Live was taken into the manifests</source>
        <translation>Live wurde in die Manifeste übernommen</translation>
    </message>
</context>
<context>
    <name>serin::EditDraft</name>
    <message>
        <source>%1 cannot be edited now</source>
        <comment>a file</comment>
        <translation>%1 kann jetzt nicht bearbeitet werden</translation>
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
    <message>
        <source>Replacing in %1</source>
        <translation>Ersetzen in %1</translation>
    </message>
</context>
<context>
    <name>serin::EditorActions</name>
    <message>
        <source>Find nex&amp;t</source>
        <translation>W&amp;eitersuchen</translation>
    </message>
    <message>
        <source>Find pre&amp;vious</source>
        <translation>Rückwärts s&amp;uchen</translation>
    </message>
    <message>
        <source>Su&amp;ggest what may stand here</source>
        <translation>Vorschlagen, was hier stehen &amp;kann</translation>
    </message>
    <message>
        <source>&amp;Explain the key</source>
        <translation>Sch&amp;lüssel erklären</translation>
    </message>
    <message>
        <source>Fi&amp;x the problem…</source>
        <translation>Problem be&amp;heben…</translation>
    </message>
    <message>
        <source>F&amp;old or unfold</source>
        <translation>Zu- oder aufkla&amp;ppen</translation>
    </message>
    <message>
        <source>Fold &amp;all</source>
        <translation>&amp;Alles zuklappen</translation>
    </message>
    <message>
        <source>Unfo&amp;ld all</source>
        <translation>Alles au&amp;fklappen</translation>
    </message>
    <message>
        <source>Open the page YAML first</source>
        <translation>Zuerst die Seite YAML öffnen</translation>
    </message>
    <message>
        <source>Repla&amp;ce</source>
        <translation>Erset&amp;zen</translation>
    </message>
</context>
<context>
    <name>serin::EndpointActions</name>
    <message>
        <source>&amp;Compare with Git</source>
        <translation>Mit Git &amp;vergleichen</translation>
    </message>
    <message>
        <source>&amp;Keys…</source>
        <translation>&amp;Schlüssel…</translation>
    </message>
    <message>
        <source>&amp;Delete the endpoint…</source>
        <translation>Endpunkt &amp;löschen…</translation>
    </message>
    <message>
        <source>Select an endpoint first</source>
        <translation>Zuerst einen Endpunkt auswählen</translation>
    </message>
    <message>
        <source>&amp;Translate into v2 files…</source>
        <translation>In v2-Dateien ü&amp;bersetzen…</translation>
    </message>
    <message>
        <source>drift, differences, last commit</source>
        <translation>Drift, Unterschiede, letzter Commit</translation>
    </message>
    <message>
        <source>&amp;Send steady traffic</source>
        <translation>&amp;Gleichmäßig senden</translation>
    </message>
    <message>
        <source>load, requests, metrics</source>
        <translation>Last, Anfragen, Metriken, gleichmäßiger Verkehr</translation>
    </message>
    <message>
        <source>&amp;Stop steady traffic</source>
        <translation>Nicht mehr &amp;gleichmäßig senden</translation>
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
    <message>
        <source>No file describes it</source>
        <translation>Keine Datei beschreibt es</translation>
    </message>
    <message>
        <source>It has %1 % of the traffic: give that to another deployment first</source>
        <translation>Es hat %1 % des Traffics: den Anteil zuerst einem anderen Deployment geben</translation>
    </message>
    <message>
        <source>Remove deployment %1</source>
        <translation>Deployment %1 entfernen</translation>
    </message>
</context>
<context>
    <name>serin::EndpointCredentials</name>
    <message>
        <source>primary key</source>
        <translation>Primärschlüssel</translation>
    </message>
    <message>
        <source>secondary key</source>
        <translation>Sekundärschlüssel</translation>
    </message>
    <message>
        <source>Select an endpoint first</source>
        <translation>Zuerst einen Endpunkt auswählen</translation>
    </message>
    <message>
        <source>%1 does not run: there are no keys</source>
        <comment>a workspace</comment>
        <translation>%1 läuft nicht: Es gibt keine Schlüssel</translation>
    </message>
    <message>
        <source>It is not live: it has no keys yet</source>
        <translation>Er ist nicht live: Er hat noch keine Schlüssel</translation>
    </message>
    <message>
        <source>Fetching the %1…</source>
        <comment>key or token</comment>
        <translation>%1 wird geholt…</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>a key or token, an endpoint</comment>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>token</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Making a new %1…</source>
        <comment>key</comment>
        <translation>Neuer %1 wird erzeugt…</translation>
    </message>
    <message>
        <source>Make a new %1 of %2</source>
        <comment>key; endpoint</comment>
        <translation>Neuen %1 von %2 erzeugen</translation>
    </message>
    <message>
        <source>There is a new %1. Callers with the old one are refused.</source>
        <comment>key</comment>
        <translation>Es gibt einen neuen %1. Aufrufer mit dem alten werden abgelehnt.</translation>
    </message>
</context>
<context>
    <name>serin::EndpointDraft</name>
    <message>
        <source>Open a folder first</source>
        <translation>Zuerst einen Ordner öffnen</translation>
    </message>
    <message>
        <source>The folder is still being looked through</source>
        <translation>Der Ordner wird noch durchsucht</translation>
    </message>
    <message>
        <source>An endpoint needs a name.</source>
        <translation>Ein Endpunkt braucht einen Namen.</translation>
    </message>
    <message>
        <source>There is an endpoint %1 already.</source>
        <translation>Es gibt schon einen Endpunkt %1.</translation>
    </message>
    <message>
        <source>%1 is live already, and in no file: the next apply makes it as written here.</source>
        <translation>%1 ist schon live und in keiner Datei: Das nächste Anwenden macht ihn so, wie er hier steht.</translation>
    </message>
    <message>
        <source>New endpoint %1</source>
        <translation>Neuer Endpunkt %1</translation>
    </message>
    <message>
        <source>There is an endpoint %1 already, which is the same name.</source>
        <translation>Es gibt schon einen Endpunkt %1, was derselbe Name ist.</translation>
    </message>
</context>
<context>
    <name>serin::EndpointHistoryModel</name>
    <message>
        <source>No manifest describes the endpoint in this commit</source>
        <translation>Kein Manifest beschreibt den Endpunkt in diesem Commit</translation>
    </message>
    <message>
        <source>The manifest does not say how the traffic is split</source>
        <translation>Das Manifest sagt nicht, wie der Traffic aufgeteilt ist</translation>
    </message>
    <message>
        <source>not committed</source>
        <translation>nicht committet</translation>
    </message>
    <message>
        <source>not pushed</source>
        <translation>nicht gepusht</translation>
    </message>
    <message>
        <source>Traffic</source>
        <translation>Traffic</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>Autor</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Commit</source>
        <translation>Commit</translation>
    </message>
    <message>
        <source>Applied</source>
        <translation>Angewendet</translation>
    </message>
    <message>
        <source>nearest to %1</source>
        <translation>am nächsten an %1</translation>
    </message>
    <message numerus="yes">
        <source>%1, and %Ln more</source>
        <comment>of several applies</comment>
        <translation>
            <numerusform>%1, und %Ln weitere</numerusform>
            <numerusform>%1, und %Ln weitere</numerusform>
        </translation>
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
    <message>
        <source>Acts on the endpoint</source>
        <translation>Aktionen für den Endpunkt</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Translate into v2…</source>
        <translation>In v2 übersetzen…</translation>
    </message>
    <message>
        <source>Writes the files of the private preview in the current form</source>
        <translation>Schreibt die Dateien der Private Preview in der aktuellen Form</translation>
    </message>
    <message>
        <source>No YAML: what is wrong stands below the text</source>
        <translation>Kein YAML: Was falsch ist, steht unter dem Text</translation>
    </message>
</context>
<context>
    <name>serin::EndpointReader</name>
    <message>
        <source>%1 is not running</source>
        <translation>%1 läuft nicht</translation>
    </message>
    <message>
        <source>%1 is not live</source>
        <translation>%1 ist nicht live</translation>
    </message>
    <message>
        <source>What is live is not known yet</source>
        <translation>Was live ist, ist noch nicht bekannt</translation>
    </message>
</context>
<context>
    <name>serin::EndpointRemoval</name>
    <message>
        <source>Select an endpoint first</source>
        <translation>Zuerst einen Endpunkt auswählen</translation>
    </message>
    <message>
        <source>No file describes it: what is only live is deleted with `serinctl online-endpoint delete`</source>
        <translation>Keine Datei beschreibt ihn: Was nur live ist, wird mit `serinctl online-endpoint delete` gelöscht</translation>
    </message>
    <message>
        <source>Several files describe it: delete those that are not wanted by hand</source>
        <translation>Mehrere Dateien beschreiben ihn: die nicht gewünschten von Hand löschen</translation>
    </message>
    <message>
        <source>It is taken out of %1. Undo brings it back.</source>
        <comment>files</comment>
        <translation>Er wird aus %1 entfernt. Rückgängig bringt ihn zurück.</translation>
    </message>
    <message>
        <source>Whether it is live is not known now. If it is, it ends when this is applied.</source>
        <translation>Ob er live ist, ist jetzt nicht bekannt. Wenn ja, endet er, sobald dies angewendet wird.</translation>
    </message>
    <message>
        <source>It is not live.</source>
        <translation>Er ist nicht live.</translation>
    </message>
    <message>
        <source>%1 %2 %</source>
        <comment>a deployment, its share</comment>
        <translation>%1 %2 %</translation>
    </message>
    <message>
        <source>It serves live traffic: %1. When this is applied, with a tick of its own in the review, its address and all its deployments are gone.</source>
        <translation>Er bedient Live-Traffic: %1. Wenn dies angewendet wird, mit einem eigenen Haken in der Prüfung, sind seine Adresse und alle seine Deployments weg.</translation>
    </message>
    <message>
        <source>It is live without traffic. When this is applied, with a tick of its own in the review, its address and all its deployments are gone.</source>
        <translation>Er ist ohne Traffic live. Wenn dies angewendet wird, mit einem eigenen Haken in der Prüfung, sind seine Adresse und alle seine Deployments weg.</translation>
    </message>
    <message>
        <source>It is being deleted</source>
        <translation>Er wird gerade gelöscht</translation>
    </message>
    <message>
        <source>Type %1 to confirm</source>
        <comment>the name of an endpoint</comment>
        <translation>Zum Bestätigen %1 eingeben</translation>
    </message>
    <message>
        <source>Delete endpoint %1</source>
        <translation>Endpunkt %1 löschen</translation>
    </message>
    <message>
        <source>It is not the whole name yet: type %1.</source>
        <translation>Der Name ist noch nicht vollständig: %1 eingeben.</translation>
    </message>
    <message>
        <source>The name ends after %1: “%2” is too much.</source>
        <comment>a name, what follows it</comment>
        <translation>Der Name endet nach %1: „%2“ ist zu viel.</translation>
    </message>
    <message>
        <source>The name begins with “%1”, not with “%2”.</source>
        <translation>Der Name beginnt mit „%1“, nicht mit „%2“.</translation>
    </message>
    <message>
        <source>After “%1” the name goes on with “%2”, not with “%3”.</source>
        <translation>Nach „%1“ geht der Name mit „%2“ weiter, nicht mit „%3“.</translation>
    </message>
</context>
<context>
    <name>serin::EndpointTitle</name>
    <message>
        <source>(without a name)</source>
        <translation>(ohne Namen)</translation>
    </message>
    <message>
        <source>Unmark the moment %1</source>
        <translation>Markierung des Zeitpunkts %1 aufheben</translation>
    </message>
    <message>
        <source>Marked on all pages that have times: %1. A click unmarks it.</source>
        <translation>Auf allen Seiten mit Zeiten markiert: %1. Ein Klick hebt die Markierung auf.</translation>
    </message>
    <message>
        <source>Ends the steady traffic to %1</source>
        <comment>endpoints</comment>
        <translation>Beendet den gleichmäßigen Verkehr an %1</translation>
    </message>
    <message numerus="yes">
        <source>Sending to %Ln endpoints · Stop all</source>
        <translation>
            <numerusform>Sendet an %Ln Endpunkt · Alle anhalten</numerusform>
            <numerusform>Sendet an %Ln Endpunkte · Alle anhalten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln endpoints · Stop</source>
        <comment>they get steady traffic</comment>
        <translation>
            <numerusform>%Ln Endpunkt · Anhalten</numerusform>
            <numerusform>%Ln Endpunkte · Anhalten</numerusform>
        </translation>
    </message>
    <message>
        <source>Sending %1/s · Stop</source>
        <comment>requests a second</comment>
        <translation>Sendet %1/s · Anhalten</translation>
    </message>
    <message>
        <source>%1/s · Stop</source>
        <comment>requests a second</comment>
        <translation>%1/s · Anhalten</translation>
    </message>
    <message>
        <source>Sending %1/s to %2 · Stop</source>
        <comment>requests a second; an endpoint</comment>
        <translation>Sendet %1/s an %2 · Anhalten</translation>
    </message>
    <message>
        <source>%1/s to %2 · Stop</source>
        <comment>requests a second; an endpoint</comment>
        <translation>%1/s an %2 · Anhalten</translation>
    </message>
    <message>
        <source>◆ %1 ✕</source>
        <comment>a moment; a click unmarks it</comment>
        <translation>◆ %1 ✕</translation>
    </message>
</context>
<context>
    <name>serin::EndpointTranslation</name>
    <message>
        <source>Select an endpoint first</source>
        <translation>Zuerst einen Endpunkt auswählen</translation>
    </message>
    <message>
        <source>Its files are in the current form already</source>
        <translation>Seine Dateien sind schon in der aktuellen Form</translation>
    </message>
    <message>
        <source>Several files describe it: pick the one to translate first</source>
        <translation>Mehrere Dateien beschreiben ihn: zuerst die zu übersetzende auswählen</translation>
    </message>
    <message>
        <source>%1 is made</source>
        <comment>a file</comment>
        <translation>%1 wird angelegt</translation>
    </message>
    <message>
        <source>%1 is removed</source>
        <comment>a file</comment>
        <translation>%1 wird entfernt</translation>
    </message>
    <message>
        <source>%1 is written anew</source>
        <comment>a file</comment>
        <translation>%1 wird neu geschrieben</translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <comment>a number, a sentence</comment>
        <translation>Zeile %1: %2</translation>
    </message>
    <message>
        <source>And %1 more of this kind</source>
        <translation>Und %1 weitere dieser Art</translation>
    </message>
    <message>
        <source>It is being translated</source>
        <translation>Er wird gerade übersetzt</translation>
    </message>
    <message>
        <source>It is still being looked at</source>
        <translation>Er wird noch angesehen</translation>
    </message>
    <message>
        <source>Translate %1 into v2 files</source>
        <translation>%1 in v2-Dateien übersetzen</translation>
    </message>
</context>
<context>
    <name>serin::Environment</name>
    <message>
        <source>Git</source>
        <translation>Git</translation>
    </message>
    <message>
        <source>Your name in commits</source>
        <translation>Ihr Name in Commits</translation>
    </message>
    <message>
        <source>Local workspace</source>
        <translation>Lokaler Arbeitsbereich</translation>
    </message>
    <message>
        <source>found and new enough</source>
        <translation>gefunden und neu genug</translation>
    </message>
    <message>
        <source>%1 &lt;%2&gt;</source>
        <comment>a name, an e-mail address</comment>
        <translation>%1 &lt;%2&gt;</translation>
    </message>
    <message>
        <source>can be started: no account, no cloud</source>
        <translation>kann gestartet werden: ohne Konto, ohne Cloud</translation>
    </message>
    <message>
        <source>There is no program %1 to start it with.</source>
        <translation>Es gibt kein Programm %1, um ihn zu starten.</translation>
    </message>
    <message>
        <source>Passwords for remotes</source>
        <translation>Passwörter für Remotes</translation>
    </message>
    <message>
        <source>Python, for scoring on this computer</source>
        <translation>Python, zum Scoring auf diesem Computer</translation>
    </message>
    <message>
        <source>Azure CLI, for workspaces in Azure</source>
        <translation>Azure CLI, für Arbeitsbereiche in Azure</translation>
    </message>
    <message>
        <source>Git keeps none and asks each time; SSH keys do without.</source>
        <translation>Git bewahrt keine auf und fragt jedes Mal; SSH-Schlüssel kommen ohne aus.</translation>
    </message>
    <message>
        <source>kept by git&apos;s helper “%1”</source>
        <translation>aufbewahrt von Gits Helfer „%1“</translation>
    </message>
    <message>
        <source>%1, version %2</source>
        <comment>a program</comment>
        <translation>%1, Version %2</translation>
    </message>
    <message>
        <source>not installed</source>
        <translation>nicht installiert</translation>
    </message>
    <message>
        <source>runs: no account, no cloud</source>
        <translation>läuft: kein Konto, keine Cloud</translation>
    </message>
    <message>
        <source>Choose another interpreter in the settings.</source>
        <translation>In den Einstellungen einen anderen Interpreter wählen.</translation>
    </message>
</context>
<context>
    <name>serin::EnvironmentPanel</name>
    <message>
        <source>This computer</source>
        <translation>Dieser Computer</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Erneut prüfen</translation>
    </message>
    <message>
        <source>Use for all my repositories</source>
        <translation>Für alle meine Repositorys verwenden</translation>
    </message>
    <message>
        <source>Check this computer again</source>
        <translation>Diesen Computer erneut prüfen</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Your name in commits</source>
        <translation>Ihr Name in Commits</translation>
    </message>
    <message>
        <source>Your e-mail address in commits</source>
        <translation>Ihre E-Mail-Adresse in Commits</translation>
    </message>
    <message>
        <source>Your &amp;name</source>
        <translation>Ihr &amp;Name</translation>
    </message>
    <message>
        <source>Your &amp;e-mail address</source>
        <translation>Ihre E-&amp;Mail-Adresse</translation>
    </message>
    <message>
        <source>Fill in both first</source>
        <translation>Zuerst beides ausfüllen</translation>
    </message>
    <message>
        <source>It is being looked at</source>
        <translation>Es wird gerade angesehen</translation>
    </message>
    <message>
        <source>being looked at</source>
        <comment>a check</comment>
        <translation>wird angesehen</translation>
    </message>
    <message>
        <source>good</source>
        <comment>a check</comment>
        <translation>gut</translation>
    </message>
    <message>
        <source>not needed by everybody</source>
        <comment>a check</comment>
        <translation>nicht von allen gebraucht</translation>
    </message>
    <message>
        <source>missing</source>
        <comment>a check</comment>
        <translation>fehlt</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>what is looked at, what was found</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>a check, how it came out</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Copy the command: %1</source>
        <translation>Befehl kopieren: %1</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Erledigt</translation>
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
    <message>
        <source>%1 were changed by another program and were read again.</source>
        <comment>file names</comment>
        <translation>%1 wurden von einem anderen Programm geändert und neu gelesen.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln files were changed by another program and were read again.</source>
        <translation>
            <numerusform>%Ln Datei wurde von einem anderen Programm geändert und neu gelesen.</numerusform>
            <numerusform>%Ln Dateien wurden von einem anderen Programm geändert und neu gelesen.</numerusform>
        </translation>
    </message>
    <message>
        <source>What was typed in %1 the last time and not saved is back, still not saved.</source>
        <translation>Was das letzte Mal in %1 eingegeben und nicht gespeichert wurde, ist wieder da, noch immer nicht gespeichert.</translation>
    </message>
    <message>
        <source>Save it, or undo it.</source>
        <translation>Speichern oder rückgängig machen.</translation>
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
    <name>serin::FilterList</name>
    <message>
        <source>Filter</source>
        <translation>Filtern</translation>
    </message>
    <message>
        <source>Filter: %1</source>
        <comment>a list</comment>
        <translation>Filtern: %1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>rows that are shown</comment>
        <translation>%1 von %2</translation>
    </message>
</context>
<context>
    <name>serin::FindBar</name>
    <message>
        <source>Mind capitals</source>
        <translation>Groß- und Kleinschreibung beachten</translation>
    </message>
    <message>
        <source>Regular expression, within a line</source>
        <translation>Regulärer Ausdruck, innerhalb einer Zeile</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>Vorherige</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Nächste</translation>
    </message>
    <message>
        <source>Find in the text</source>
        <translation>Im Text suchen</translation>
    </message>
    <message>
        <source>Close the search</source>
        <translation>Suche schließen</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>Replace all</source>
        <translation>Alle ersetzen</translation>
    </message>
    <message>
        <source>Replace it by</source>
        <translation>Ersetzen durch</translation>
    </message>
    <message>
        <source>\1 to \9 stand for the groups of a regular expression</source>
        <translation>\1 bis \9 stehen für die Gruppen eines regulären Ausdrucks</translation>
    </message>
    <message>
        <source>Nothing is found that could be replaced</source>
        <translation>Es ist nichts gefunden, was sich ersetzen ließe</translation>
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
    <message>
        <source>Fix…</source>
        <translation>Beheben…</translation>
    </message>
    <message>
        <source>Fix: %1</source>
        <comment>what is wrong</comment>
        <translation>Beheben: %1</translation>
    </message>
</context>
<context>
    <name>serin::FindingsCard</name>
    <message>
        <source>1 error</source>
        <translation>1 Fehler</translation>
    </message>
    <message>
        <source>1 warning</source>
        <translation>1 Warnung</translation>
    </message>
    <message>
        <source>1 note</source>
        <translation>1 Hinweis</translation>
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
    <message numerus="yes">
        <source>%Ln errors</source>
        <translation>
            <numerusform>%Ln Fehler</numerusform>
            <numerusform>%Ln Fehler</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln warnings</source>
        <translation>
            <numerusform>%Ln Warnung</numerusform>
            <numerusform>%Ln Warnungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln notes</source>
        <translation>
            <numerusform>%Ln Hinweis</numerusform>
            <numerusform>%Ln Hinweise</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>serin::FolderCompareCard</name>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Stop comparing the folder</source>
        <translation>Vergleich des Ordners anhalten</translation>
    </message>
    <message>
        <source>Close the comparison of the folder</source>
        <translation>Vergleich des Ordners schließen</translation>
    </message>
    <message>
        <source>Requests of the folder and how the answers differ</source>
        <translation>Anfragen des Ordners, und worin sich die Antworten unterscheiden</translation>
    </message>
    <message>
        <source>Enter or a double click shows the request and the difference</source>
        <translation>Eingabe oder ein Doppelklick zeigt die Anfrage und den Unterschied</translation>
    </message>
    <message>
        <source>Its answers are not here: compare this request to see them.</source>
        <translation>Ihre Antworten sind nicht hier: diese Anfrage vergleichen, um sie zu sehen.</translation>
    </message>
</context>
<context>
    <name>serin::FolderComparison</name>
    <message>
        <source>%1, %2</source>
        <comment>a status, how long it took</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>≠ the bytes differ</source>
        <translation>≠ die Bytes unterscheiden sich</translation>
    </message>
    <message>
        <source>≠ only the status differs</source>
        <translation>≠ nur der Status unterscheidet sich</translation>
    </message>
    <message>
        <source>≠ too large to compare</source>
        <translation>≠ zu groß zum Vergleichen</translation>
    </message>
    <message>
        <source>≠ one value differs</source>
        <translation>≠ ein Wert unterscheidet sich</translation>
    </message>
    <message numerus="yes">
        <source>≠ %Ln values differ</source>
        <translation>
            <numerusform>≠ %Ln Wert unterscheidet sich</numerusform>
            <numerusform>≠ %Ln Werte unterscheiden sich</numerusform>
        </translation>
    </message>
    <message>
        <source>◷ sending…</source>
        <translation>◷ wird gesendet…</translation>
    </message>
    <message>
        <source>✕ it cannot be read: %1</source>
        <translation>✕ sie kann nicht gelesen werden: %1</translation>
    </message>
    <message>
        <source>✔ same</source>
        <comment>two answers</comment>
        <translation>✔ gleich</translation>
    </message>
    <message>
        <source>✕ not answered</source>
        <translation>✕ nicht beantwortet</translation>
    </message>
    <message>
        <source>%1: %2 beside %3</source>
        <comment>a folder, two deployments</comment>
        <translation>%1: %2 neben %3</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <comment>what was compared, why it ended</comment>
        <translation>%1. %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln requests sent</source>
        <translation>
            <numerusform>%1 von %Ln Anfrage gesendet</numerusform>
            <numerusform>%1 von %Ln Anfragen gesendet</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 same</source>
        <translation>%1 gleich</translation>
    </message>
    <message>
        <source>%1 different</source>
        <translation>%1 verschieden</translation>
    </message>
    <message>
        <source>%1 not answered</source>
        <translation>%1 nicht beantwortet</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Anfrage</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>%1 of 1 request sent</source>
        <translation>%1 von 1 Anfrage gesendet</translation>
    </message>
</context>
<context>
    <name>serin::FolderNotices</name>
    <message>
        <source>%1 could not be read. %2</source>
        <translation>%1 konnte nicht gelesen werden. %2</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
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
</context>
<context>
    <name>serin::FormCard</name>
    <message>
        <source>Close: %1</source>
        <comment>a form</comment>
        <translation>Schließen: %1</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>Schließen (Esc)</translation>
    </message>
</context>
<context>
    <name>serin::GitActions</name>
    <message>
        <source>Git</source>
        <translation>Git</translation>
    </message>
    <message>
        <source>&amp;Review and commit…</source>
        <translation>Prüfen und &amp;committen…</translation>
    </message>
    <message>
        <source>Review, con&amp;firm or send</source>
        <translation>Prüfen, bestätigen oder &amp;senden</translation>
    </message>
    <message>
        <source>&amp;Operations</source>
        <translation>&amp;Vorgänge</translation>
    </message>
    <message>
        <source>&amp;Try the sample</source>
        <translation>&amp;Beispiel ausprobieren</translation>
    </message>
    <message>
        <source>&amp;Git</source>
        <translation>&amp;Git</translation>
    </message>
    <message>
        <source>Open a folder first</source>
        <translation>Zuerst einen Ordner öffnen</translation>
    </message>
    <message>
        <source>It is being made</source>
        <translation>Es wird gerade erstellt</translation>
    </message>
    <message>
        <source>There is no sample yet</source>
        <translation>Es gibt noch kein Beispiel</translation>
    </message>
    <message>
        <source>&amp;Start over with the sample…</source>
        <translation>Beispiel von vo&amp;rn beginnen…</translation>
    </message>
    <message>
        <source>C&amp;lone a repository…</source>
        <translation>Repository &amp;klonen…</translation>
    </message>
    <message>
        <source>Connect to A&amp;zure ML…</source>
        <translation>Mit A&amp;zure ML verbinden…</translation>
    </message>
    <message>
        <source>Set up a &amp;pipeline…</source>
        <translation>&amp;Pipeline einrichten…</translation>
    </message>
    <message>
        <source>Open a pull re&amp;quest…</source>
        <translation>Pull-Re&amp;quest öffnen…</translation>
    </message>
    <message>
        <source>No browser could be opened. The page is %1</source>
        <translation>Es ließ sich kein Browser öffnen. Die Seite ist %1</translation>
    </message>
    <message>
        <source>Co&amp;mmands that were run…</source>
        <translation>Ausge&amp;führte Befehle…</translation>
    </message>
</context>
<context>
    <name>serin::GitCommandsModel</name>
    <message>
        <source>exit code %1</source>
        <translation>Exit-Code %1</translation>
    </message>
    <message>
        <source>crashed</source>
        <translation>abgestürzt</translation>
    </message>
    <message>
        <source>did not start</source>
        <translation>ist nicht gestartet</translation>
    </message>
    <message>
        <source>took too long and was ended</source>
        <translation>dauerte zu lange und wurde beendet</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>in %1</translation>
    </message>
    <message>
        <source>%1, %2, after %3 ms</source>
        <comment>a time, how it ended, milliseconds</comment>
        <translation>%1, %2, nach %3 ms</translation>
    </message>
</context>
<context>
    <name>serin::GitNotices</name>
    <message>
        <source>Nothing can be committed before it goes on or is given up.</source>
        <translation>Nichts lässt sich committen, bevor es fortgesetzt oder aufgegeben ist.</translation>
    </message>
    <message>
        <source>Solve the conflict…</source>
        <translation>Konflikt lösen…</translation>
    </message>
    <message>
        <source>Look at it…</source>
        <translation>Ansehen…</translation>
    </message>
    <message>
        <source>Give it up</source>
        <translation>Aufgeben</translation>
    </message>
    <message>
        <source>Make a branch here to go on from this commit, or switch to another.</source>
        <translation>Hier einen Branch anlegen, um von diesem Commit aus weiterzuarbeiten, oder zu einem anderen wechseln.</translation>
    </message>
    <message>
        <source>Make the branch %1 here</source>
        <translation>Branch %1 hier anlegen</translation>
    </message>
    <message>
        <source>Switch to %1</source>
        <translation>Zu %1 wechseln</translation>
    </message>
    <message numerus="yes">
        <source>Both sides changed the same lines of %Ln file.</source>
        <translation>
            <numerusform>Beide Seiten änderten dieselben Zeilen in %Ln Datei.</numerusform>
            <numerusform>Beide Seiten änderten dieselben Zeilen in %Ln Dateien.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>serin::GitPages</name>
    <message>
        <source>Fet&amp;ch</source>
        <translation>Fe&amp;tch</translation>
    </message>
    <message>
        <source>Pull w&amp;ith rebase</source>
        <translation>M&amp;it Rebase holen</translation>
    </message>
    <message>
        <source>Comp&amp;are with the remote…</source>
        <translation>Mit dem Remote v&amp;ergleichen…</translation>
    </message>
    <message>
        <source>Solve the co&amp;nflict…</source>
        <translation>K&amp;onflikt lösen…</translation>
    </message>
    <message>
        <source>&amp;Give up what is in progress</source>
        <translation>Aufgeben, was im &amp;Gange ist</translation>
    </message>
    <message>
        <source>Git</source>
        <translation>Git</translation>
    </message>
    <message>
        <source>The folder is in no Git repository</source>
        <translation>Der Ordner liegt in keinem Git-Repository</translation>
    </message>
    <message>
        <source>Nothing is in progress</source>
        <translation>Nichts ist im Gange</translation>
    </message>
    <message>
        <source>Push the chec&amp;ked-out branch</source>
        <translation>Ausgecheckten Branch p&amp;ushen</translation>
    </message>
    <message>
        <source>Trust this repositor&amp;y…</source>
        <translation>Diesem Repositor&amp;y vertrauen…</translation>
    </message>
    <message>
        <source>hooks, permission</source>
        <translation>Hooks, Erlaubnis</translation>
    </message>
    <message>
        <source>Switch to an e&amp;xisting branch…</source>
        <translation>Zu e&amp;xistierendem Branch wechseln…</translation>
    </message>
    <message>
        <source>checkout, branches</source>
        <translation>checkout, branches, auschecken</translation>
    </message>
    <message>
        <source>Switch back to the pro&amp;ject&apos;s branch</source>
        <translation>Zurück zum Branch des Pro&amp;jekts</translation>
    </message>
    <message>
        <source>It is checked out, or not here</source>
        <translation>Er ist ausgecheckt oder nicht hier</translation>
    </message>
    <message>
        <source>Withdraw trust in this repositor&amp;y…</source>
        <translation>Diesem Repositor&amp;y das Vertrauen entziehen…</translation>
    </message>
    <message>
        <source>It brings nothing along that git would run</source>
        <translation>Es bringt nichts mit, was Git ausführen würde</translation>
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
    <name>serin::HelpActions</name>
    <message>
        <source>&amp;Actions and shortcuts</source>
        <translation>&amp;Aktionen und Tastenkürzel</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>Copy &amp;details for a report</source>
        <translation>Angaben für einen &amp;Bericht kopieren</translation>
    </message>
    <message>
        <source>Nothing is logged</source>
        <translation>Es wird nichts protokolliert</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>Copied: the versions of Serin and of this system, and Serin&apos;s last messages.</source>
        <translation>Kopiert: die Versionen von Serin und diesem System und Serins letzte Meldungen.</translation>
    </message>
    <message>
        <source>Look through them before you pass them on: they name folders and addresses.</source>
        <translation>Vor dem Weitergeben ansehen: Sie nennen Ordner und Adressen.</translation>
    </message>
</context>
<context>
    <name>serin::HistoryActions</name>
    <message>
        <source>&amp;Undo the last commit</source>
        <translation>&amp;Letzten Commit zurücknehmen</translation>
    </message>
    <message>
        <source>Copy the chosen commit&apos;s i&amp;d</source>
        <translation>Kennung &amp;des ausgewählten Commits kopieren</translation>
    </message>
    <message>
        <source>Compare the chosen commit with the &amp;working tree</source>
        <translation>Ausge&amp;wählten Commit mit dem Arbeitsverzeichnis vergleichen</translation>
    </message>
    <message>
        <source>Restore the chosen &amp;version into the working tree</source>
        <translation>Ausgewählte Fassung im Arbeitsverzeichnis wieder&amp;herstellen</translation>
    </message>
    <message>
        <source>R&amp;evert the chosen commit…</source>
        <translation>Ausgewählten Commit rückgängig &amp;machen…</translation>
    </message>
    <message>
        <source>Roll &amp;back to the chosen commit…</source>
        <translation>&amp;Auf den ausgewählten Commit zurückrollen…</translation>
    </message>
    <message>
        <source>Roll back to the last &amp;healthy version…</source>
        <translation>Auf die letzte gesu&amp;nde Fassung zurückrollen…</translation>
    </message>
    <message>
        <source>Git</source>
        <translation>Git</translation>
    </message>
    <message>
        <source>Select an endpoint first</source>
        <translation>Zuerst einen Endpunkt auswählen</translation>
    </message>
</context>
<context>
    <name>serin::HistoryActs</name>
    <message>
        <source>It is being done</source>
        <translation>Wird gerade ausgeführt</translation>
    </message>
    <message>
        <source>Choose one commit first</source>
        <translation>Zuerst einen einzelnen Commit auswählen</translation>
    </message>
    <message>
        <source>No manifest describes the endpoint in this commit</source>
        <translation>Kein Manifest beschreibt den Endpunkt in diesem Commit</translation>
    </message>
    <message>
        <source>It is a merge: restore the version before it instead</source>
        <translation>Es ist ein Merge: stattdessen die Fassung davor wiederherstellen</translation>
    </message>
    <message>
        <source>There is no commit yet</source>
        <translation>Es gibt noch keinen Commit</translation>
    </message>
    <message>
        <source>No branch is checked out</source>
        <translation>Kein Branch ist ausgecheckt</translation>
    </message>
    <message>
        <source>The last commit has been pushed: revert it with a new one instead</source>
        <translation>Der letzte Commit ist gepusht: stattdessen mit einem neuen zurücknehmen</translation>
    </message>
    <message>
        <source>The working tree is as commit %1 already.</source>
        <translation>Das Arbeitsverzeichnis ist schon wie Commit %1.</translation>
    </message>
    <message>
        <source>Restore commit %1</source>
        <translation>Commit %1 wiederherstellen</translation>
    </message>
    <message>
        <source>Nothing of commit %1 is left to take back.</source>
        <translation>Von Commit %1 ist nichts mehr übrig, was zurückzunehmen wäre.</translation>
    </message>
    <message>
        <source>Revert commit %1</source>
        <translation>Commit %1 zurücknehmen</translation>
    </message>
    <message>
        <source>Revert &quot;%1&quot;

This reverts commit %2.</source>
        <translation>Revert &quot;%1&quot;

This reverts commit %2.</translation>
    </message>
    <message>
        <source>The working tree takes commit %1 back; review and commit it.</source>
        <translation>Das Arbeitsverzeichnis macht Commit %1 rückgängig; prüfen und committen Sie es.</translation>
    </message>
    <message>
        <source>Undo the last commit</source>
        <translation>Letzten Commit zurücknehmen</translation>
    </message>
    <message>
        <source>Commit %1 is undone. Its changes are in the files, not committed; the next review begins with its message.</source>
        <translation>Commit %1 ist zurückgenommen. Seine Änderungen sind in den Dateien, nicht committet; die nächste Prüfung beginnt mit seiner Nachricht.</translation>
    </message>
    <message>
        <source>1 file is as in commit %1 again; nothing is committed. Undo takes it back.</source>
        <translation>1 Datei ist wieder wie in Commit %1; nichts ist committet. Rückgängig nimmt es zurück.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln files are as in commit %1 again; nothing is committed. Undo takes it back.</source>
        <translation>
            <numerusform>%Ln Datei ist wieder wie in Commit %1; nichts ist committet. Rückgängig nimmt es zurück.</numerusform>
            <numerusform>%Ln Dateien sind wieder wie in Commit %1; nichts ist committet. Rückgängig nimmt es zurück.</numerusform>
        </translation>
    </message>
    <message>
        <source>The last commit is a merge: restore the version before it, on the page History, instead</source>
        <translation>Der letzte Commit ist ein Merge: stattdessen auf der Seite Verlauf die Fassung davor wiederherstellen</translation>
    </message>
</context>
<context>
    <name>serin::HistoryDetails</name>
    <message>
        <source>Difference between the versions</source>
        <translation>Unterschied zwischen den Fassungen</translation>
    </message>
    <message>
        <source>Copy commit id</source>
        <translation>Commit-Kennung kopieren</translation>
    </message>
    <message>
        <source>Compare with the working tree</source>
        <translation>Mit dem Arbeitsverzeichnis vergleichen</translation>
    </message>
    <message>
        <source>Restore into the working tree</source>
        <translation>Im Arbeitsverzeichnis wiederherstellen</translation>
    </message>
    <message>
        <source>Revert…</source>
        <translation>Zurücknehmen…</translation>
    </message>
    <message>
        <source>Roll back to this…</source>
        <translation>Hierauf zurückrollen…</translation>
    </message>
    <message>
        <source>Choose a line to see what it changed, or two to compare them.</source>
        <translation>Eine Zeile auswählen, um zu sehen, was sie änderte, oder zwei, um sie zu vergleichen.</translation>
    </message>
    <message>
        <source>From %1 to %2</source>
        <translation>Von %1 zu %2</translation>
    </message>
    <message>
        <source>From %1 to the working tree</source>
        <translation>Von %1 zum Arbeitsverzeichnis</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>a person, a time</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Wird gelesen…</translation>
    </message>
    <message>
        <source>It changed nothing in this endpoint&apos;s files.</source>
        <translation>Es hat in den Dateien dieses Endpunkts nichts geändert.</translation>
    </message>
    <message>
        <source>There is no difference in this endpoint&apos;s files.</source>
        <translation>In den Dateien dieses Endpunkts gibt es keinen Unterschied.</translation>
    </message>
    <message>
        <source>Choose one commit first</source>
        <translation>Zuerst einen einzelnen Commit auswählen</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <comment>changes</comment>
        <translation>
            <numerusform>und %Ln weitere</numerusform>
            <numerusform>und %Ln weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>serin::HistoryModel</name>
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
    <message>
        <source>%1, nearest to the marked moment</source>
        <translation>%1, am nächsten am markierten Zeitpunkt</translation>
    </message>
</context>
<context>
    <name>serin::HistoryPage</name>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Answer…</source>
        <translation>Beantworten…</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Show lines that hold these words</source>
        <translation>Zeilen zeigen, die diese Wörter enthalten</translation>
    </message>
    <message>
        <source>Filter: message, author, commit, file</source>
        <translation>Filtern: Nachricht, Autor, Commit, Datei</translation>
    </message>
    <message>
        <source>History of the endpoint, the newest first</source>
        <translation>Verlauf des Endpunkts, das Neueste zuerst</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Wird gelesen…</translation>
    </message>
    <message>
        <source>No commit has changed this endpoint&apos;s manifests yet. The first one is made by Review and commit.</source>
        <translation>Noch hat kein Commit die Manifeste dieses Endpunkts geändert. Der erste entsteht durch „Prüfen und committen“.</translation>
    </message>
    <message>
        <source>This endpoint is only live: no manifest in this repository describes it, or ever did.</source>
        <translation>Dieser Endpunkt ist nur live: Kein Manifest in diesem Repository beschreibt ihn oder hat ihn je beschrieben.</translation>
    </message>
    <message>
        <source>Nothing is selected.</source>
        <translation>Nichts ist ausgewählt.</translation>
    </message>
    <message>
        <source>The folder is in no Git repository: there is no history. “git init” makes one.</source>
        <translation>Der Ordner liegt in keinem Git-Repository: Es gibt keinen Verlauf. „git init“ legt eines an.</translation>
    </message>
    <message>
        <source>Git does not run here before the question about this repository is answered.</source>
        <translation>Git wird hier nicht ausgeführt, bevor die Frage zu diesem Repository beantwortet ist.</translation>
    </message>
    <message>
        <source>The records of applies are missing here. %1</source>
        <translation>Was angewendet wurde, ist hier nicht zu sehen. %1</translation>
    </message>
    <message>
        <source>Searching… commits looked at: %1</source>
        <translation>Wird gesucht… angesehene Commits: %1</translation>
    </message>
    <message>
        <source>No line matches the filter.</source>
        <translation>Keine Zeile passt zum Filter.</translation>
    </message>
    <message>
        <source>What was applied is shown here once the workspace can be asked.</source>
        <translation>Was angewendet wurde, steht hier, sobald der Arbeitsbereich gefragt werden kann.</translation>
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
    <message>
        <source>No request was sent yet.</source>
        <translation>Noch wurde keine Anfrage gesendet.</translation>
    </message>
    <message>
        <source>No request holds these words.</source>
        <translation>Keine Anfrage enthält diese Wörter.</translation>
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
    <message>
        <source>? %</source>
        <comment>shares that are no whole percents</comment>
        <translation>? %</translation>
    </message>
    <message>
        <source>file has errors</source>
        <translation>Datei hat Fehler</translation>
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
        <source>%Ln endpoints</source>
        <translation>
            <numerusform>%Ln Endpunkt</numerusform>
            <numerusform>%Ln Endpunkte</numerusform>
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
        <translation>%1 ist nicht live auf: %2</translation>
    </message>
    <message>
        <source>What is live on %1 is not known yet</source>
        <translation>Was auf „%1“ live ist, ist noch nicht bekannt</translation>
    </message>
    <message>
        <source>%1 has no address yet</source>
        <translation>%1 hat noch keine Adresse</translation>
    </message>
    <message>
        <source>%1 is not live</source>
        <translation>%1 ist nicht live</translation>
    </message>
    <message>
        <source>There is only one deployment to ask</source>
        <translation>Es gibt nur ein Deployment zu fragen</translation>
    </message>
    <message>
        <source>Load the request from a file first: this command sends files</source>
        <translation>Zuerst die Anfrage aus einer Datei laden: Dieser Befehl sendet Dateien</translation>
    </message>
    <message>
        <source>not known yet</source>
        <comment>whether a deployment is live</comment>
        <translation>noch nicht bekannt</translation>
    </message>
    <message>
        <source>not live</source>
        <comment>a deployment</comment>
        <translation>nicht live</translation>
    </message>
</context>
<context>
    <name>serin::KeptCharts</name>
    <message>
        <source>It is being forgotten</source>
        <translation>Es wird gerade vergessen</translation>
    </message>
    <message>
        <source>What is kept cannot be read</source>
        <translation>Das Aufbewahrte ist nicht lesbar</translation>
    </message>
    <message>
        <source>What is kept is not known yet</source>
        <translation>Was aufbewahrt ist, ist noch nicht bekannt</translation>
    </message>
    <message>
        <source>Nothing is kept</source>
        <translation>Es ist nichts aufbewahrt</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Wird nachgesehen…</translation>
    </message>
    <message>
        <source>Nothing is kept.</source>
        <translation>Es ist nichts aufbewahrt.</translation>
    </message>
    <message>
        <source>What was kept before could not be read and is in %1 now.</source>
        <translation>Was vorher aufbewahrt war, war nicht lesbar und liegt jetzt in %1.</translation>
    </message>
    <message>
        <source>%1 of one endpoint, measured since %2.</source>
        <translation>%1 von einem Endpunkt, gemessen seit %2.</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln endpoints, measured since %2.</source>
        <translation>
            <numerusform>%1 von %Ln Endpunkt, gemessen seit %2.</numerusform>
            <numerusform>%1 von %Ln Endpunkten, gemessen seit %2.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>serin::KeptPanel</name>
    <message>
        <source>Forget it</source>
        <translation>Vergessen</translation>
    </message>
    <message>
        <source>Forget what charts have measured</source>
        <translation>Vergessen, was für Diagramme gemessen wurde</translation>
    </message>
    <message>
        <source>What is kept now</source>
        <translation>Was jetzt aufbewahrt ist</translation>
    </message>
    <message>
        <source>Of all endpoints, also how their charts were set. What the window shows stays.</source>
        <translation>Von allen Endpunkten, auch wie ihre Diagramme eingestellt waren. Was das Fenster zeigt, bleibt.</translation>
    </message>
</context>
<context>
    <name>serin::KeysCard</name>
    <message>
        <source>The %1 is on the clipboard. In %2 s it is taken off again.</source>
        <comment>primary key of an endpoint</comment>
        <translation>%1 liegt in der Zwischenablage und wird in %2 s wieder von dort entfernt.</translation>
    </message>
    <message>
        <source>The clipboard was cleared.</source>
        <translation>Die Zwischenablage wurde geleert.</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy the %1</source>
        <comment>primary key</comment>
        <translation>%1 kopieren</translation>
    </message>
    <message>
        <source>Make a new one…</source>
        <translation>Neuen erzeugen…</translation>
    </message>
    <message>
        <source>Make a new %1</source>
        <comment>primary key</comment>
        <translation>Neuen %1 erzeugen</translation>
    </message>
    <message>
        <source>Primary key</source>
        <translation>Primärschlüssel</translation>
    </message>
    <message>
        <source>Secondary key</source>
        <translation>Sekundärschlüssel</translation>
    </message>
    <message>
        <source>Copy a token</source>
        <translation>Token kopieren</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Keys of %1</source>
        <translation>Schlüssel von %1</translation>
    </message>
    <message>
        <source>Both keys are good; a call sends one of them. They are copied without being shown.</source>
        <translation>Beide Schlüssel gelten; ein Aufruf sendet einen davon. Sie werden kopiert, ohne gezeigt zu werden.</translation>
    </message>
    <message>
        <source>Callers send a token that expires. It is copied without being shown.</source>
        <translation>Aufrufer senden ein Token, das abläuft. Es wird kopiert, ohne gezeigt zu werden.</translation>
    </message>
    <message>
        <source>This endpoint has no keys: each caller sends a token of their own sign-in, for instance from `az account get-access-token --resource https://ml.azure.com`.</source>
        <translation>Dieser Endpunkt hat keine Schlüssel: Jeder Aufrufer sendet ein Token der eigenen Anmeldung, zum Beispiel von `az account get-access-token --resource https://ml.azure.com`.</translation>
    </message>
    <message>
        <source>Callers that send the primary key of today are refused from then on.</source>
        <translation>Aufrufer, die den heutigen Primärschlüssel senden, werden von da an abgelehnt.</translation>
    </message>
    <message>
        <source>Callers that send the secondary key of today are refused from then on.</source>
        <translation>Aufrufer, die den heutigen Sekundärschlüssel senden, werden von da an abgelehnt.</translation>
    </message>
    <message>
        <source>Make a new primary key</source>
        <translation>Neuen Primärschlüssel erzeugen</translation>
    </message>
    <message>
        <source>Make a new secondary key</source>
        <translation>Neuen Sekundärschlüssel erzeugen</translation>
    </message>
    <message>
        <source>Something is being fetched just now</source>
        <translation>Es wird gerade etwas geholt</translation>
    </message>
</context>
<context>
    <name>serin::LineList</name>
    <message>
        <source>%1: %2</source>
        <comment>a state, what it is about</comment>
        <translation>%1: %2</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>und %Ln weitere</numerusform>
            <numerusform>und %Ln weitere</numerusform>
        </translation>
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
        <translation>%1 läuft nicht: Nichts ist live.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>the workspace; how it is</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Not live on %1 yet.</source>
        <translation>Noch nicht live auf: %1.</translation>
    </message>
    <message>
        <source>Live on %1, and no file in this folder describes it.</source>
        <translation>Live auf: %1. Keine Datei in diesem Ordner beschreibt es.</translation>
    </message>
    <message>
        <source>Start the local workspace</source>
        <translation>Den lokalen Arbeitsbereich starten</translation>
    </message>
</context>
<context>
    <name>serin::LiveDiffBar</name>
    <message>
        <source>Apply Git…</source>
        <translation>Git anwenden…</translation>
    </message>
    <message>
        <source>Review what applying Git changes live</source>
        <translation>Prüfen, was das Anwenden von Git live ändert</translation>
    </message>
    <message>
        <source>Take live into the manifests</source>
        <translation>Live in die Manifeste übernehmen</translation>
    </message>
    <message>
        <source>Edits the files so that they say what is live; Undo takes it back</source>
        <translation>Ändert die Dateien so, dass sie sagen, was live ist; Rückgängig nimmt es zurück</translation>
    </message>
    <message>
        <source>Ignore until it changes again</source>
        <translation>Bis zur nächsten Änderung ignorieren</translation>
    </message>
    <message>
        <source>Says nothing more of these values while live stays as it is</source>
        <translation>Sagt nichts mehr zu diesen Werten, solange Live so bleibt</translation>
    </message>
    <message>
        <source>Look at it, commit and push it</source>
        <translation>Ansehen, committen und pushen</translation>
    </message>
    <message>
        <source>Review…</source>
        <translation>Prüfen…</translation>
    </message>
    <message>
        <source>Look at what the remote has, and pull it</source>
        <translation>Ansehen, was das Remote hat, und es holen</translation>
    </message>
    <message>
        <source>Pull…</source>
        <translation>Holen…</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>und %Ln weitere</numerusform>
            <numerusform>und %Ln weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>serin::LocalWorkspaceAccess</name>
    <message>
        <source>Local workspace</source>
        <translation>Lokaler Arbeitsbereich</translation>
    </message>
</context>
<context>
    <name>serin::LogController</name>
    <message>
        <source>No deployment is live</source>
        <translation>Kein Deployment ist live</translation>
    </message>
    <message>
        <source>%1 is no longer live; these are its last lines</source>
        <translation>%1 ist nicht mehr live; dies sind die letzten Zeilen davon</translation>
    </message>
    <message>
        <source>No more than %1 lines are shown here</source>
        <translation>Mehr als %1 Zeilen werden hier nicht gezeigt</translation>
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
        <translation>Nichts ist live</translation>
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
        <source>The filter takes too long; lines left out for that: %1</source>
        <translation>Der Filter braucht zu lange; deshalb ausgelassene Zeilen: %1</translation>
    </message>
    <message>
        <source>Filtering…</source>
        <translation>Wird gefiltert…</translation>
    </message>
    <message>
        <source>◆ %1: line %2 is marked</source>
        <translation>◆ %1: Zeile %2 ist markiert</translation>
    </message>
    <message>
        <source>◆ %1: no line tells when it was written</source>
        <translation>◆ %1: Keine Zeile sagt, wann sie geschrieben wurde</translation>
    </message>
    <message>
        <source>Show older lines</source>
        <translation>Ältere Zeilen zeigen</translation>
    </message>
    <message>
        <source>Older lines of the log are not shown</source>
        <translation>Ältere Zeilen des Protokolls werden nicht gezeigt</translation>
    </message>
    <message>
        <source>%1 (no longer live)</source>
        <translation>%1 (nicht mehr live)</translation>
    </message>
    <message>
        <source>Saves the lines that are shown (%1), not the older ones</source>
        <translation>Speichert die gezeigten Zeilen (%1), nicht die älteren</translation>
    </message>
    <message>
        <source>Saves the lines that are shown (%1)</source>
        <translation>Speichert die gezeigten Zeilen (%1)</translation>
    </message>
    <message>
        <source>Asks for ten times as many lines and stops following</source>
        <translation>Fragt nach zehnmal so vielen Zeilen und folgt nicht weiter</translation>
    </message>
    <message>
        <source>◆ %1: nothing is marked, the lines shown begin at %2</source>
        <translation>◆ %1: nichts ist markiert, die gezeigten Zeilen beginnen um %2</translation>
    </message>
    <message>
        <source>Save the lines of the log that are shown</source>
        <translation>Gezeigte Zeilen des Protokolls speichern</translation>
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
        <source>More menus</source>
        <translation>Weitere Menüs</translation>
    </message>
</context>
<context>
    <name>serin::MessagePage</name>
    <message>
        <source>No file manager could be opened; the path is %1</source>
        <translation>Es ließ sich kein Dateimanager öffnen; der Pfad ist %1</translation>
    </message>
</context>
<context>
    <name>serin::MetricChart</name>
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
    <message>
        <source>Nothing was measured in this range</source>
        <translation>In diesem Zeitraum wurde nichts gemessen</translation>
    </message>
    <message>
        <source>Arrow keys move in time, plus and minus zoom. With Shift, arrow keys move the marked moment, whose figures are told; Space marks the newest, Escape takes it away. The table has the same figures.</source>
        <translation>Pfeiltasten verschieben die Zeit, Plus und Minus zoomen. Mit Umschalt bewegen Pfeiltasten den markierten Zeitpunkt, dessen Werte angesagt werden; die Leertaste markiert den neuesten, Escape hebt die Markierung auf. Die Tabelle hat dieselben Werte.</translation>
    </message>
</context>
<context>
    <name>serin::NewEndpointForm</name>
    <message>
        <source>Two keys that do not expire. They can be made anew.</source>
        <translation>Zwei Schlüssel, die nicht ablaufen. Sie lassen sich neu erzeugen.</translation>
    </message>
    <message>
        <source>A token that expires and has to be fetched again.</source>
        <translation>Ein Token, das abläuft und neu geholt werden muss.</translation>
    </message>
    <message>
        <source>Each caller&apos;s own sign-in, with a role on the workspace.</source>
        <translation>Die eigene Anmeldung jedes Aufrufers, mit einer Rolle im Arbeitsbereich.</translation>
    </message>
    <message>
        <source>New endpoint</source>
        <translation>Neuer Endpunkt</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Azure ML tokens</source>
        <translation>Azure-ML-Token</translation>
    </message>
    <message>
        <source>Microsoft Entra ID tokens</source>
        <translation>Microsoft-Entra-ID-Token</translation>
    </message>
    <message>
        <source>May stay empty</source>
        <translation>Darf leer bleiben</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>&amp;Callers prove who they are with</source>
        <translation>Au&amp;frufer weisen sich aus mit</translation>
    </message>
    <message>
        <source>D&amp;escription</source>
        <translation>Be&amp;schreibung</translation>
    </message>
    <message>
        <source>Writes the new file %1.</source>
        <translation>Schreibt die neue Datei %1.</translation>
    </message>
    <message>
        <source>3 to 32 characters: a letter first, then letters, digits and dashes, no dash at the end.</source>
        <translation>3 bis 32 Zeichen: zuerst ein Buchstabe, dann Buchstaben, Ziffern und Bindestriche, am Ende kein Bindestrich.</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Anlegen</translation>
    </message>
    <message>
        <source>Create %1</source>
        <translation>%1 anlegen</translation>
    </message>
    <message>
        <source>Writes its manifest (Enter in a field, or Ctrl+Enter)</source>
        <translation>Schreibt sein Manifest (Eingabe in einem Feld oder Strg+Eingabe)</translation>
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
    <name>serin::OperationsButton</name>
    <message>
        <source>1 failed</source>
        <comment>operations</comment>
        <translation>1 fehlgeschlagen</translation>
    </message>
    <message>
        <source>1 op</source>
        <comment>an operation</comment>
        <translation>1 Vorgang</translation>
    </message>
    <message>
        <source>Operations: %1</source>
        <comment>how many</comment>
        <translation>Vorgänge: %1</translation>
    </message>
    <message>
        <source>Show what runs, what was done and what failed (Ctrl+J)</source>
        <translation>Zeigt, was läuft, was getan wurde und was fehlschlug (Strg+J)</translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed</source>
        <comment>operations</comment>
        <translation>
            <numerusform>%Ln fehlgeschlagen</numerusform>
            <numerusform>%Ln fehlgeschlagen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln ops</source>
        <comment>operations that run</comment>
        <translation>
            <numerusform>%Ln Vorgang</numerusform>
            <numerusform>%Ln Vorgänge</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>serin::OperationsDelegate</name>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 min %2 s</translation>
    </message>
</context>
<context>
    <name>serin::OperationsView</name>
    <message>
        <source>Operations</source>
        <translation>Vorgänge</translation>
    </message>
    <message>
        <source>Operations, the newest first</source>
        <translation>Vorgänge, der neueste zuerst</translation>
    </message>
    <message>
        <source>Nothing was done yet. Commits, pushes, applies and calls appear here, with how long they took.</source>
        <translation>Noch ist nichts geschehen. Was committet, gepusht, angewendet und aufgerufen wird, erscheint hier mit seiner Dauer.</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>Einzelheiten kopieren</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Clear ended</source>
        <translation>Beendete entfernen</translation>
    </message>
    <message>
        <source>Hide the operations</source>
        <translation>Vorgänge ausblenden</translation>
    </message>
    <message>
        <source>Choose an operation first</source>
        <translation>Zuerst einen Vorgang auswählen</translation>
    </message>
    <message>
        <source>It does not run, or cannot be stopped</source>
        <translation>Er läuft nicht oder kann nicht angehalten werden</translation>
    </message>
    <message>
        <source>Only what failed can be tried again</source>
        <translation>Nur Fehlgeschlagenes kann erneut versucht werden</translation>
    </message>
    <message>
        <source>It has not ended yet</source>
        <translation>Er ist noch nicht beendet</translation>
    </message>
    <message>
        <source>Nothing has ended</source>
        <translation>Nichts ist beendet</translation>
    </message>
    <message numerus="yes">
        <source>%Ln under way</source>
        <translation>
            <numerusform>%Ln im Gange</numerusform>
            <numerusform>%Ln im Gange</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed</source>
        <translation>
            <numerusform>%Ln fehlgeschlagen</numerusform>
            <numerusform>%Ln fehlgeschlagen</numerusform>
        </translation>
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
        <translation>live</translation>
    </message>
    <message>
        <source>It is not live</source>
        <translation>Es ist nicht live</translation>
    </message>
    <message>
        <source>not live</source>
        <translation>nicht live</translation>
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
        <translation>Live und in keiner der Dateien: %1.</translation>
    </message>
    <message>
        <source>A deployment has at most %1 instances</source>
        <translation>Ein Deployment hat höchstens %1 Instanzen</translation>
    </message>
    <message>
        <source>◆ The minute before %1</source>
        <translation>◆ Die Minute vor %1</translation>
    </message>
    <message>
        <source>%1, traffic %2</source>
        <comment>when; the shares then</comment>
        <translation>%1, Traffic %2</translation>
    </message>
    <message>
        <source>Nothing was measured then</source>
        <translation>Damals wurde nichts gemessen</translation>
    </message>
</context>
<context>
    <name>serin::OwnShortcuts</name>
    <message>
        <source>%1 is needed to type or to move</source>
        <translation>%1 wird zum Tippen oder Bewegen gebraucht</translation>
    </message>
    <message>
        <source>add Ctrl or Alt, or take a function key</source>
        <translation>Strg oder Alt hinzunehmen, oder eine Funktionstaste wählen</translation>
    </message>
    <message>
        <source>“%1” has this shortcut</source>
        <translation>„%1“ hat dieses Tastenkürzel</translation>
    </message>
    <message>
        <source>give that one another shortcut first</source>
        <translation>dort zuerst ein anderes Tastenkürzel vergeben</translation>
    </message>
    <message>
        <source>it applies until the window is closed: %1 cannot be written</source>
        <translation>es gilt, bis das Fenster geschlossen wird: %1 lässt sich nicht schreiben</translation>
    </message>
    <message>
        <source>check the disk and the permissions</source>
        <translation>Datenträger und Rechte prüfen</translation>
    </message>
</context>
<context>
    <name>serin::PipelineDraft</name>
    <message>
        <source>Open a folder first</source>
        <translation>Zuerst einen Ordner öffnen</translation>
    </message>
    <message>
        <source>Choose which project this is first</source>
        <translation>Zuerst auswählen, welches Projekt dies ist</translation>
    </message>
    <message>
        <source>The workspace is not in the public cloud: such a pipeline is written by hand</source>
        <translation>Der Arbeitsbereich ist nicht in der öffentlichen Cloud: Eine solche Pipeline wird von Hand geschrieben</translation>
    </message>
    <message>
        <source>Name the branch that is applied</source>
        <translation>Den Branch angeben, der angewendet wird</translation>
    </message>
    <message>
        <source>Git takes no branch of that name</source>
        <translation>Git nimmt keinen Branch mit diesem Namen an</translation>
    </message>
    <message>
        <source>The project&apos;s workspace is on this computer. A runner elsewhere starts one of its own, which ends with it: that tries the manifests out. One that runs here applies to this one.</source>
        <translation>Der Arbeitsbereich des Projekts ist auf diesem Computer. Ein Runner anderswo startet einen eigenen, der mit ihm endet: Das probiert die Manifeste aus. Ein Runner, der hier läuft, wendet sie auf diesen an.</translation>
    </message>
    <message>
        <source>The repository has no remote: a pipeline runs where it is pushed to.</source>
        <translation>Das Repository hat kein Remote: Eine Pipeline läuft dort, wohin gepusht wird.</translation>
    </message>
    <message>
        <source>Set up a pipeline</source>
        <translation>Pipeline einrichten</translation>
    </message>
    <message>
        <source>The pipeline of %1 stays, and both apply: delete the file that is not to.</source>
        <comment>a file</comment>
        <translation>Die Pipeline von %1 bleibt, und beide wenden an: die Datei löschen, die es nicht soll.</translation>
    </message>
</context>
<context>
    <name>serin::PipelineForm</name>
    <message>
        <source>Set up a pipeline</source>
        <translation>Pipeline einrichten</translation>
    </message>
    <message>
        <source>It checks the manifests and shows the plan of each pull request, and applies what lands on the branch.</source>
        <translation>Sie prüft die Manifeste, zeigt den Plan jedes Pull-Requests und wendet an, was auf dem Branch landet.</translation>
    </message>
    <message>
        <source>GitHub Actions</source>
        <translation>GitHub Actions</translation>
    </message>
    <message>
        <source>Azure Pipelines</source>
        <translation>Azure Pipelines</translation>
    </message>
    <message>
        <source>What is written</source>
        <translation>Was geschrieben wird</translation>
    </message>
    <message>
        <source>&amp;Who runs it</source>
        <translation>We&amp;r sie ausführt</translation>
    </message>
    <message>
        <source>&amp;Branch that is applied</source>
        <translation>Bra&amp;nch, der angewendet wird</translation>
    </message>
    <message>
        <source>From now on the pipeline applies this project</source>
        <translation>Von nun an wendet die Pipeline dieses Projekt an</translation>
    </message>
    <message>
        <source>Serin then reviews, commits and pushes, and shows what the pipeline has made live. The project&apos;s menu changes it back.</source>
        <translation>Serin prüft, committet und pusht dann und zeigt, was die Pipeline live geschaltet hat. Im Menü des Projekts lässt sich das wieder umstellen.</translation>
    </message>
    <message>
        <source>Write and review</source>
        <translation>Schreiben und prüfen</translation>
    </message>
    <message>
        <source>Nothing is committed before the review (Ctrl+Enter)</source>
        <translation>Vor der Prüfung wird nichts committet (Strg+Eingabe)</translation>
    </message>
    <message>
        <source>There is nothing to write</source>
        <translation>Es gibt nichts zu schreiben</translation>
    </message>
    <message>
        <source>Tick that the file may be replaced</source>
        <translation>Anhaken, dass die Datei ersetzt werden darf</translation>
    </message>
    <message>
        <source>new file %1</source>
        <translation>neue Datei %1</translation>
    </message>
    <message>
        <source>%1 changes</source>
        <comment>a file</comment>
        <translation>%1 ändert sich</translation>
    </message>
    <message>
        <source>Everything is there already, as it would be written.</source>
        <translation>Alles ist schon so da, wie es geschrieben würde.</translation>
    </message>
    <message>
        <source>Replace what is in %1</source>
        <translation>Ersetzen, was in %1 steht</translation>
    </message>
    <message>
        <source>Its lines with a minus sign above go; undo brings them back.</source>
        <translation>Die Zeilen mit einem Minuszeichen oben entfallen; Rückgängig bringt sie zurück.</translation>
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
    <name>serin::ProjectNotices</name>
    <message>
        <source>The settings could not be read and are as at the first start.</source>
        <translation>Die Einstellungen waren nicht lesbar und sind wie beim ersten Start.</translation>
    </message>
    <message>
        <source>What was in the file is kept as %1.</source>
        <translation>Was in der Datei stand, ist als %1 aufbewahrt.</translation>
    </message>
    <message>
        <source>The project&apos;s settings stay as they are. %1</source>
        <translation>Die Einstellungen des Projekts bleiben, wie sie sind. %1</translation>
    </message>
    <message>
        <source>Start over with the sample? %1 and its remote go to the trash with all that was changed in them; my-endpoint on the local workspace is deleted with what runs for it. Then the sample is made anew.</source>
        <translation>Mit dem Beispiel von vorn beginnen? %1 und das zugehörige Remote kommen in den Papierkorb, mit allem, was darin geändert wurde; my-endpoint auf dem lokalen Arbeitsbereich wird gelöscht, mit allem, was dafür läuft. Dann wird das Beispiel neu erstellt.</translation>
    </message>
    <message>
        <source>Other folders and endpoints stay as they are.</source>
        <translation>Andere Ordner und Endpunkte bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>Start over</source>
        <translation>Von vorn beginnen</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>The trust is withdrawn only until Serin ends. %1</source>
        <translation>Das Vertrauen ist nur entzogen, bis Serin endet. %1</translation>
    </message>
    <message>
        <source>Withdraw the trust in %1? What the repository&apos;s configuration and hooks would run is not run any more, and nothing is committed, pushed or applied until you trust it again.</source>
        <translation>%1 das Vertrauen entziehen? Was die Konfiguration und die Hooks des Repositorys ausführen würden, wird nicht mehr ausgeführt, und nichts wird committet, gepusht oder angewendet, bis ihm wieder vertraut wird.</translation>
    </message>
    <message>
        <source>Files and commits stay as they are; Review asks again.</source>
        <translation>Dateien und Commits bleiben, wie sie sind; die Prüfung fragt erneut.</translation>
    </message>
    <message>
        <source>Withdraw trust</source>
        <translation>Vertrauen entziehen</translation>
    </message>
    <message>
        <source>Git is not asked about this repository, as its configuration would run programs: %1. Files can be edited; what is committed, pushed or different live is not known.</source>
        <comment>names of settings</comment>
        <translation>Git wird zu diesem Repository nicht befragt, weil dessen Konfiguration Programme ausführen würde: %1. Dateien lassen sich bearbeiten; was committet, gepusht oder live anders ist, ist nicht bekannt.</translation>
    </message>
    <message>
        <source>Answer…</source>
        <translation>Beantworten…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more</source>
        <comment>settings</comment>
        <translation>
            <numerusform>%Ln weitere</numerusform>
            <numerusform>%Ln weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>serin::ProjectPicker</name>
    <message>
        <source>no Git</source>
        <translation>kein Git</translation>
    </message>
    <message>
        <source>no branch</source>
        <translation>kein Branch</translation>
    </message>
    <message>
        <source>%1 ↑%2 ↓%3</source>
        <comment>a branch, commits only here, commits only there</comment>
        <translation>%1 ↑%2 ↓%3</translation>
    </message>
    <message>
        <source>not trusted yet</source>
        <translation>noch nicht vertraut</translation>
    </message>
    <message>
        <source>%1 › %2 → %3  %4</source>
        <comment>a project, its branch, its workspace, its tier</comment>
        <translation>%1 › %2 → %3  %4</translation>
    </message>
    <message>
        <source>Project %1</source>
        <translation>Projekt %1</translation>
    </message>
    <message>
        <source>Several projects have this folder: pick one.</source>
        <translation>Mehrere Projekte haben diesen Ordner: eines auswählen.</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>a project, its tier</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>There are no other projects</source>
        <translation>Es gibt keine anderen Projekte</translation>
    </message>
    <message>
        <source>`serinctl project add` and a serin.yaml make some</source>
        <translation>`serinctl project add` und eine serin.yaml legen welche an</translation>
    </message>
    <message>
        <source> · read-only</source>
        <translation> · schreibgeschützt</translation>
    </message>
    <message>
        <source>%1 › %2 → %3</source>
        <comment>a project, its branch, its workspace</comment>
        <translation>%1 › %2 → %3</translation>
    </message>
    <message>
        <source>&amp;Workspace of this project</source>
        <translation>&amp;Arbeitsbereich dieses Projekts</translation>
    </message>
    <message>
        <source>&amp;Tier of this project</source>
        <translation>&amp;Stufe dieses Projekts</translation>
    </message>
    <message>
        <source>Tier of the workspace %1</source>
        <translation>Stufe des Arbeitsbereichs %1</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>a workspace, its tier</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>on this computer</source>
        <translation>auf diesem Computer</translation>
    </message>
    <message>
        <source>Another one in &amp;Azure…</source>
        <translation>Ein anderer in &amp;Azure…</translation>
    </message>
    <message>
        <source>The workspace is %1: it wants no less care</source>
        <translation>Der Arbeitsbereich ist %1: Er verlangt nicht weniger Vorsicht</translation>
    </message>
    <message>
        <source>&amp;Read-only: change nothing on the workspace</source>
        <translation>Schreib&amp;geschützt: auf dem Arbeitsbereich nichts ändern</translation>
    </message>
    <message>
        <source>Files, commits and pushes go on; nothing is applied from here</source>
        <translation>Dateien, Commits und Pushes gehen weiter; von hier wird nichts angewendet</translation>
    </message>
    <message>
        <source>A &amp;pipeline applies it</source>
        <translation>Eine &amp;Pipeline wendet es an</translation>
    </message>
    <message>
        <source>What is pushed is applied by the repository&apos;s pipeline, not from here</source>
        <translation>Was gepusht wird, wendet die Pipeline des Repositorys an; von hier wird nichts angewendet</translation>
    </message>
    <message>
        <source>What ↓ says of the remote is as of the last time that it was asked. Git › Fetch asks it again.</source>
        <translation>Was ↓ vom Remote sagt, ist von der letzten Anfrage. Git › Fetch fragt erneut.</translation>
    </message>
    <message>
        <source>Switch &amp;branch…</source>
        <translation>Bra&amp;nch wechseln…</translation>
    </message>
    <message>
        <source>No project is kept for this folder; a change of its workspace or tier keeps one.</source>
        <translation>Für diesen Ordner ist kein Projekt gespeichert; mit einer Änderung von Arbeitsbereich oder Stufe entsteht eines.</translation>
    </message>
</context>
<context>
    <name>serin::PullRequestOffer</name>
    <message>
        <source>There is no Git repository</source>
        <translation>Es gibt kein Git-Repository</translation>
    </message>
    <message>
        <source>No branch is checked out</source>
        <translation>Kein Branch ist ausgecheckt</translation>
    </message>
    <message>
        <source>%1 is the branch that is applied: start another one in the review</source>
        <translation>%1 ist der Branch, der angewendet wird: In der Prüfung einen anderen beginnen</translation>
    </message>
    <message>
        <source>Push the branch first</source>
        <translation>Zuerst den Branch pushen</translation>
    </message>
    <message>
        <source>The remote is a folder, which has no pull requests: merge %1 there.</source>
        <translation>Das Remote ist ein Ordner und hat keine Pull-Requests: %1 dort zusammenführen.</translation>
    </message>
    <message>
        <source>Serin does not know where %1 opens pull requests: open one for %2 on its pages.</source>
        <comment>a host, a branch</comment>
        <translation>Serin weiß nicht, wo %1 Pull-Requests öffnet: Dort auf den Seiten einen für %2 öffnen.</translation>
    </message>
</context>
<context>
    <name>serin::PythonQuestion</name>
    <message>
        <source>There is no python3 to run scoring scripts with.</source>
        <translation>Es gibt kein python3, um Scoring-Skripte auszuführen.</translation>
    </message>
    <message>
        <source>There is no program %1.</source>
        <translation>Es gibt kein Programm %1.</translation>
    </message>
    <message>
        <source>%1 is not executable.</source>
        <translation>%1 ist nicht ausführbar.</translation>
    </message>
    <message>
        <source>%1 did not tell its version within 10 seconds.</source>
        <translation>%1 hat seine Version nicht innerhalb von 10 Sekunden genannt.</translation>
    </message>
    <message>
        <source>%1 is no Python: it answered nothing.</source>
        <translation>%1 ist kein Python: Es hat nichts geantwortet.</translation>
    </message>
    <message>
        <source>%1 is no Python: it answered “%2”.</source>
        <translation>%1 ist kein Python: Es hat „%2“ geantwortet.</translation>
    </message>
    <message>
        <source>%1 is Python %2; scoring scripts need %3 or newer.</source>
        <translation>%1 ist Python %2; Scoring-Skripte brauchen %3 oder neuer.</translation>
    </message>
</context>
<context>
    <name>serin::QuitGuard</name>
    <message>
        <source>The window stays open: what was typed is not saved in its file.</source>
        <translation>Das Fenster bleibt offen: Eine Eingabe ist nicht in ihrer Datei gespeichert.</translation>
    </message>
    <message>
        <source>The window stays open: an edit is not saved in its file.</source>
        <translation>Das Fenster bleibt offen: Eine Änderung ist nicht in ihrer Datei gespeichert.</translation>
    </message>
    <message>
        <source>Save or undo it, or quit: at the next start it is back, still not saved.</source>
        <translation>Speichern, rückgängig machen oder beenden: Beim nächsten Start ist sie wieder da, noch immer nicht gespeichert.</translation>
    </message>
    <message>
        <source>Save or undo it, or quit and lose it.</source>
        <translation>Speichern, rückgängig machen oder beenden und verlieren.</translation>
    </message>
    <message>
        <source>Quit without saving</source>
        <translation>Beenden ohne Speichern</translation>
    </message>
    <message>
        <source>The window stays open: %1 is under way.</source>
        <translation>Das Fenster bleibt offen: %1 ist im Gange.</translation>
    </message>
    <message>
        <source>It can be waited for, or stopped: what has been done stays done.</source>
        <translation>Es lässt sich abwarten oder anhalten: Getanes bleibt getan.</translation>
    </message>
    <message>
        <source>Quit when it has ended</source>
        <translation>Beenden, wenn es fertig ist</translation>
    </message>
    <message>
        <source>Stop it and quit</source>
        <translation>Anhalten und beenden</translation>
    </message>
</context>
<context>
    <name>serin::RecentList</name>
    <message>
        <source>Recent</source>
        <translation>Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>%1 is not there</source>
        <translation>%1 ist nicht da</translation>
    </message>
    <message>
        <source>%1, not there</source>
        <translation>%1, nicht da</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>%1 öffnen</translation>
    </message>
    <message>
        <source>not there</source>
        <translation>nicht da</translation>
    </message>
    <message>
        <source>Take it off this list</source>
        <translation>Aus dieser Liste entfernen</translation>
    </message>
    <message>
        <source>Take %1 off this list</source>
        <translation>%1 aus dieser Liste entfernen</translation>
    </message>
</context>
<context>
    <name>serin::RemoteController</name>
    <message>
        <source>It is being done</source>
        <translation>Wird gerade ausgeführt</translation>
    </message>
    <message>
        <source>No branch is checked out</source>
        <translation>Kein Branch ist ausgecheckt</translation>
    </message>
    <message>
        <source>The branch follows none of a remote</source>
        <translation>Der Branch folgt keinem Branch eines Remotes</translation>
    </message>
    <message>
        <source>Fetch</source>
        <translation>Fetch</translation>
    </message>
    <message>
        <source>The remote was asked.</source>
        <translation>Das Remote wurde gefragt.</translation>
    </message>
    <message>
        <source>Pull with rebase</source>
        <translation>Mit Rebase holen</translation>
    </message>
    <message>
        <source>stands still: both sides changed the same lines</source>
        <translation>steht still: beide Seiten änderten dieselben Zeilen</translation>
    </message>
    <message>
        <source>What was not committed did not fit onto it and is in the stash: “git stash pop” brings it back.</source>
        <translation>Was nicht committet war, passte nicht darauf und liegt im Stash: „git stash pop“ bringt es zurück.</translation>
    </message>
    <message>
        <source>There was nothing to take over.</source>
        <translation>Es gab nichts zu übernehmen.</translation>
    </message>
    <message>
        <source>The remote&apos;s commits are here now, yours on top of them.</source>
        <translation>Die Commits des Remotes sind jetzt hier, Ihre eigenen darauf.</translation>
    </message>
    <message>
        <source>The remote has everything already</source>
        <translation>Das Remote hat schon alles</translation>
    </message>
    <message>
        <source>Push</source>
        <translation>Push</translation>
    </message>
    <message>
        <source>The remote has your commits.</source>
        <translation>Das Remote hat Ihre Commits.</translation>
    </message>
    <message>
        <source>What is shown is older than this session: the remote has not answered since the folder was opened.</source>
        <translation>Was hier steht, ist älter als diese Sitzung: Das Remote hat seit dem Öffnen des Ordners nicht geantwortet.</translation>
    </message>
    <message>
        <source>What is shown is as of %1, when the remote answered last.</source>
        <translation>Was hier steht, ist der Stand von %1, als das Remote zuletzt antwortete.</translation>
    </message>
    <message>
        <source>%1 has everything already: open a pull request to %2</source>
        <comment>branches of remotes</comment>
        <translation>%1 hat schon alles: einen Pull-Request nach %2 öffnen</translation>
    </message>
    <message>
        <source>The remote does not have %1</source>
        <translation>Das Remote hat %1 nicht</translation>
    </message>
    <message>
        <source>The repository has no remote</source>
        <translation>Das Repository hat kein Remote</translation>
    </message>
</context>
<context>
    <name>serin::RemotePage</name>
    <message>
        <source>The remote and you</source>
        <translation>Das Remote und Sie</translation>
    </message>
    <message>
        <source>Commits that only the remote has</source>
        <translation>Commits, die nur das Remote hat</translation>
    </message>
    <message>
        <source>Commits that are only here</source>
        <translation>Commits, die nur hier sind</translation>
    </message>
    <message>
        <source>What the remote&apos;s commits change</source>
        <translation>Was die Commits des Remotes ändern</translation>
    </message>
    <message>
        <source>Pull with rebase</source>
        <translation>Mit Rebase holen</translation>
    </message>
    <message>
        <source>Fetch</source>
        <translation>Fetch</translation>
    </message>
    <message>
        <source>Review and push…</source>
        <translation>Prüfen und pushen…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>The remote is being asked…</source>
        <translation>Das Remote wird gefragt…</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Wird gelesen…</translation>
    </message>
    <message>
        <source>The branch follows none of a remote: push it first.</source>
        <translation>Der Branch folgt keinem Branch eines Remotes: zuerst pushen.</translation>
    </message>
    <message>
        <source>%1 and %2 have the same commits.</source>
        <comment>two branches</comment>
        <translation>%1 und %2 haben dieselben Commits.</translation>
    </message>
    <message>
        <source>The remote has nothing that is not here: your commits can be pushed.</source>
        <translation>Das Remote hat nichts, was hier fehlt: Ihre Commits lassen sich pushen.</translation>
    </message>
    <message>
        <source>A push would be rejected. Pull with rebase puts your commits on top of the remote&apos;s; nothing is pushed by it.</source>
        <translation>Ein Push würde abgelehnt. „Mit Rebase holen“ setzt Ihre Commits auf die des Remotes; gepusht wird dadurch nichts.</translation>
    </message>
    <message>
        <source>What %1&apos;s commits change</source>
        <comment>a branch of the remote</comment>
        <translation>Was die Commits von %1 ändern</translation>
    </message>
    <message>
        <source>1 commit that only %1 has</source>
        <translation>1 Commit, den nur %1 hat</translation>
    </message>
    <message>
        <source>1 commit that only you have</source>
        <translation>1 Commit, den nur Sie haben</translation>
    </message>
    <message>
        <source>When it was last asked, the remote had nothing that is not here.</source>
        <translation>Bei der letzten Nachfrage hatte das Remote nichts, was hier fehlt.</translation>
    </message>
    <message>
        <source>The remote does not have %1 (any more). Review and push makes it there.</source>
        <translation>Das Remote hat %1 nicht (mehr). „Prüfen und pushen“ legt ihn dort an.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln commits that only %1 has</source>
        <translation>
            <numerusform>%Ln Commit, den nur %1 hat</numerusform>
            <numerusform>%Ln Commits, die nur %1 hat</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln commits that only you have</source>
        <translation>
            <numerusform>%Ln Commit, den nur Sie haben</numerusform>
            <numerusform>%Ln Commits, die nur Sie haben</numerusform>
        </translation>
    </message>
    <message>
        <source>The repository has no remote: “git remote add origin URL” adds one.</source>
        <translation>Das Repository hat kein Remote: „git remote add origin URL“ fügt eines hinzu.</translation>
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
    <message>
        <source>No request file</source>
        <translation>Keine Anfragedatei</translation>
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
    <message>
        <source>Save…</source>
        <translation>Speichern…</translation>
    </message>
    <message>
        <source>Save the answer</source>
        <translation>Antwort speichern</translation>
    </message>
    <message>
        <source>Saves the whole body as it came</source>
        <translation>Speichert den ganzen Inhalt, wie er kam</translation>
    </message>
    <message>
        <source>The body is empty</source>
        <translation>Der Inhalt ist leer</translation>
    </message>
    <message>
        <source>Only a part of the body was kept</source>
        <translation>Nur ein Teil des Inhalts wurde behalten</translation>
    </message>
</context>
<context>
    <name>serin::ReviewChanges</name>
    <message>
        <source>Changes</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>Diff of the ticked files against the last commit</source>
        <translation>Unterschied der angehakten Dateien zum letzten Commit</translation>
    </message>
    <message>
        <source>Other files</source>
        <translation>Andere Dateien</translation>
    </message>
    <message>
        <source>Looking at what changed…</source>
        <translation>Änderungen werden gesucht…</translation>
    </message>
    <message>
        <source>Nothing was changed since the last commit.</source>
        <translation>Seit dem letzten Commit wurde nichts geändert.</translation>
    </message>
    <message>
        <source>No file is ticked: nothing will be committed.</source>
        <translation>Keine Datei ist angehakt: Nichts wird committet.</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <comment>a file, what happened to it</comment>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>Nebeneinander</translation>
    </message>
    <message>
        <source>Show the old and the new text beside each other</source>
        <translation>Den alten und den neuen Text nebeneinander zeigen</translation>
    </message>
</context>
<context>
    <name>serin::ReviewCommit</name>
    <message>
        <source>Commit</source>
        <translation>Commit</translation>
    </message>
    <message>
        <source>Proposed message</source>
        <translation>Vorgeschlagene Nachricht</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Commit message</source>
        <translation>Commit-Nachricht</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Ihr Name</translation>
    </message>
    <message>
        <source>Your e-mail address</source>
        <translation>Ihre E-Mail-Adresse</translation>
    </message>
    <message>
        <source>Use in this repository</source>
        <translation>In diesem Repository verwenden</translation>
    </message>
    <message>
        <source>Git does not know who commits here yet.</source>
        <translation>Git weiß noch nicht, wer hier committet.</translation>
    </message>
    <message>
        <source>Name of the new branch</source>
        <translation>Name des neuen Branches</translation>
    </message>
    <message>
        <source>The same as command lines</source>
        <translation>Dasselbe als Befehlszeilen</translation>
    </message>
    <message>
        <source>Copy the command lines</source>
        <translation>Befehlszeilen kopieren</translation>
    </message>
    <message>
        <source>Added below: %1</source>
        <translation>Wird angehängt: %1</translation>
    </message>
    <message>
        <source>Push to %1</source>
        <translation>Push nach %1</translation>
    </message>
    <message>
        <source>Apply to %1</source>
        <translation>Auf „%1“ anwenden</translation>
    </message>
    <message>
        <source>On a new branch</source>
        <translation>Auf einem neuen Branch</translation>
    </message>
    <message>
        <source>It starts at %1 and is not applied before it is merged, unless you tick Apply.</source>
        <translation>Er beginnt bei %1 und wird erst nach dem Zusammenführen angewendet, außer Sie haken Anwenden an.</translation>
    </message>
    <message>
        <source>Else on %1.</source>
        <translation>Sonst auf %1.</translation>
    </message>
    <message>
        <source>no branch</source>
        <translation>kein Branch</translation>
    </message>
</context>
<context>
    <name>serin::ReviewController</name>
    <message>
        <source>It is being looked at</source>
        <translation>Es wird gerade angesehen</translation>
    </message>
    <message>
        <source>The plan is being made again</source>
        <translation>Der Plan wird neu erstellt</translation>
    </message>
</context>
<context>
    <name>serin::ReviewEndpoints</name>
    <message>
        <source>Apply %1</source>
        <comment>an endpoint</comment>
        <translation>„%1“ anwenden</translation>
    </message>
    <message>
        <source>Left out: live stays as it is, whatever is committed.</source>
        <translation>Ausgelassen: Live bleibt, wie es ist, was auch committet wird.</translation>
    </message>
    <message>
        <source>Refused: see below. Nothing will be done.</source>
        <translation>Abgelehnt: siehe unten. Nichts wird getan.</translation>
    </message>
    <message>
        <source>left out</source>
        <comment>an operation</comment>
        <translation>ausgelassen</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more endpoints, which are applied too</source>
        <translation>
            <numerusform>und %Ln weiterer Endpunkt, der auch angewendet wird</numerusform>
            <numerusform>und %Ln weitere Endpunkte, die auch angewendet werden</numerusform>
        </translation>
    </message>
    <message>
        <source>and 1 more endpoint, which is applied too</source>
        <translation>und 1 weiterer Endpunkt, der auch angewendet wird</translation>
    </message>
    <message>
        <source>Refused: tick it to see why.</source>
        <translation>Abgelehnt: ankreuzen, um zu sehen, warum.</translation>
    </message>
</context>
<context>
    <name>serin::ReviewGate</name>
    <message>
        <source>Do you trust this repository?</source>
        <translation>Vertrauen Sie diesem Repository?</translation>
    </message>
    <message>
        <source>Git would run what %1 brings along. Until you say so, nothing is run: the files can be read and edited, and not committed or applied.</source>
        <translation>Git würde ausführen, was %1 mitbringt. Bis Sie zustimmen, wird nichts ausgeführt: Die Dateien können gelesen und bearbeitet, aber nicht committet oder angewendet werden.</translation>
    </message>
    <message>
        <source>Trust this repository</source>
        <translation>Diesem Repository vertrauen</translation>
    </message>
    <message>
        <source>%1 = %2</source>
        <translation>%1 = %2</translation>
    </message>
    <message>
        <source>This folder is in no Git repository</source>
        <translation>Dieser Ordner liegt in keinem Git-Repository</translation>
    </message>
    <message>
        <source>The changes cannot be reviewed</source>
        <translation>Die Änderungen können nicht geprüft werden</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Erneut nachsehen</translation>
    </message>
</context>
<context>
    <name>serin::ReviewPlanCard</name>
    <message>
        <source>Checked before</source>
        <translation>Vorher geprüft</translation>
    </message>
    <message>
        <source>On %1</source>
        <comment>a workspace</comment>
        <translation>Auf %1</translation>
    </message>
    <message>
        <source>What it does live is not known: %1</source>
        <translation>Was live geschieht, ist nicht bekannt: %1</translation>
    </message>
    <message>
        <source>The plan is being made…</source>
        <translation>Der Plan wird erstellt…</translation>
    </message>
    <message>
        <source>Refused: see below. Nothing will be done.</source>
        <translation>Abgelehnt: siehe unten. Nichts wird getan.</translation>
    </message>
    <message>
        <source>Nothing changes live.</source>
        <translation>Live ändert sich nichts.</translation>
    </message>
    <message>
        <source>passed</source>
        <comment>a check</comment>
        <translation>bestanden</translation>
    </message>
    <message>
        <source>warning</source>
        <comment>a check</comment>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>failed</source>
        <comment>a check</comment>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>Asking the remote for news…</source>
        <translation>Das Remote wird nach Neuem gefragt…</translation>
    </message>
    <message>
        <source>Show the place</source>
        <translation>Stelle zeigen</translation>
    </message>
    <message>
        <source>Test %1</source>
        <translation>%1 testen</translation>
    </message>
    <message>
        <source>Start the local workspace</source>
        <translation>Den lokalen Arbeitsbereich starten</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>Erneut fragen</translation>
    </message>
    <message>
        <source>Only what is ticked here:</source>
        <translation>Nur was hier angehakt ist:</translation>
    </message>
    <message>
        <source>waited for</source>
        <comment>a check</comment>
        <translation>wird abgewartet</translation>
    </message>
    <message>
        <source>%1 is left out above.</source>
        <translation>„%1“ ist oben ausgelassen.</translation>
    </message>
</context>
<context>
    <name>serin::ReviewPreparation</name>
    <message>
        <source>the workspace does not run</source>
        <translation>der Arbeitsbereich läuft nicht</translation>
    </message>
    <message>
        <source>start it to see the plan and to apply</source>
        <translation>ihn starten, um den Plan zu sehen und anzuwenden</translation>
    </message>
    <message>
        <source>its metrics did not come in time</source>
        <translation>seine Metriken kamen nicht rechtzeitig</translation>
    </message>
    <message>
        <source>look at the page Charts, or open the review again</source>
        <translation>auf der Seite Diagramme nachsehen oder die Prüfung noch einmal öffnen</translation>
    </message>
</context>
<context>
    <name>serin::ReviewRun</name>
    <message>
        <source>the workspace does not run</source>
        <translation>der Arbeitsbereich läuft nicht</translation>
    </message>
    <message>
        <source>start it and apply again; the commit is kept</source>
        <translation>ihn starten und erneut anwenden; der Commit bleibt</translation>
    </message>
    <message>
        <source>another project is open now</source>
        <translation>jetzt ist ein anderes Projekt geöffnet</translation>
    </message>
    <message>
        <source>open the one that was reviewed and apply there</source>
        <translation>das geprüfte öffnen und dort anwenden</translation>
    </message>
    <message>
        <source>looking at what is live</source>
        <translation>der Live-Stand wird gelesen</translation>
    </message>
    <message>
        <source>the plan that was reviewed would be another one now: live or the manifests changed meanwhile</source>
        <translation>der geprüfte Plan wäre jetzt ein anderer: Live oder die Manifeste haben sich inzwischen geändert</translation>
    </message>
    <message>
        <source>review it again; nothing was applied</source>
        <translation>erneut prüfen; nichts wurde angewendet</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>an operation, its progress</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>the service may still be at it</source>
        <translation>der Dienst arbeitet vielleicht noch daran</translation>
    </message>
    <message>
        <source>Live is as Git says already.</source>
        <translation>Live ist schon, was Git sagt.</translation>
    </message>
    <message>
        <source>it failed</source>
        <translation>es ist fehlgeschlagen</translation>
    </message>
    <message>
        <source>the workspace went away while it was applied</source>
        <translation>der Arbeitsbereich ging während des Anwendens weg</translation>
    </message>
    <message>
        <source>apply again when it is back: what was done stays done</source>
        <translation>erneut anwenden, wenn er wieder da ist: Getanes bleibt getan</translation>
    </message>
    <message>
        <source>New branch %1</source>
        <translation>Neuer Branch %1</translation>
    </message>
    <message>
        <source>Commit</source>
        <translation>Commit</translation>
    </message>
    <message>
        <source>Push</source>
        <translation>Push</translation>
    </message>
    <message>
        <source>Apply to %1</source>
        <translation>Auf „%1“ anwenden</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Angehalten.</translation>
    </message>
    <message>
        <source>Not begun: the step before it did not end well.</source>
        <translation>Nicht begonnen: Der Schritt davor endete nicht gut.</translation>
    </message>
    <message>
        <source>The branch is checked out.</source>
        <translation>Der Branch ist ausgecheckt.</translation>
    </message>
    <message>
        <source>%1 changed since it was reviewed</source>
        <translation>%1 hat sich seit der Prüfung geändert</translation>
    </message>
    <message>
        <source>look at it again; nothing was committed</source>
        <translation>erneut ansehen; nichts wurde committet</translation>
    </message>
    <message>
        <source>Commit %1.</source>
        <translation>Commit %1.</translation>
    </message>
    <message>
        <source>The remote has it already.</source>
        <translation>Das Remote hat ihn schon.</translation>
    </message>
    <message>
        <source>The remote has it.</source>
        <translation>Das Remote hat ihn.</translation>
    </message>
    <message>
        <source>Pull with rebase</source>
        <translation>Mit Rebase holen</translation>
    </message>
    <message>
        <source>pulling with rebase</source>
        <translation>wird mit Rebase geholt</translation>
    </message>
    <message>
        <source>your change and the remote&apos;s touch the same lines</source>
        <translation>Ihre Änderung und die des Remotes betreffen dieselben Zeilen</translation>
    </message>
    <message>
        <source>solve the conflicts and continue the rebase, or abort it</source>
        <translation>die Konflikte lösen und den Rebase fortsetzen, oder ihn abbrechen</translation>
    </message>
    <message>
        <source>Undo the commit</source>
        <translation>Commit zurücknehmen</translation>
    </message>
    <message>
        <source>Revert &quot;%1&quot;

This reverts commit %2.</source>
        <translation>Revert &quot;%1&quot;

This reverts commit %2.</translation>
    </message>
    <message>
        <source>Revert commit %1</source>
        <translation>Commit %1 zurücknehmen</translation>
    </message>
    <message>
        <source>1 operation done.</source>
        <translation>1 Vorgang erledigt.</translation>
    </message>
    <message>
        <source>The commit is there; %1 is what the remote has.</source>
        <translation>Der Commit liegt dort; %1 ist, was das Remote hat.</translation>
    </message>
    <message>
        <source>%1 keeps the commit too: it follows no branch of a remote.</source>
        <translation>%1 behält den Commit ebenfalls: er folgt keinem Branch eines Remotes.</translation>
    </message>
    <message>
        <source>%1 keeps the commit too: it has other commits that are not on the remote.</source>
        <translation>%1 behält den Commit ebenfalls: er hat weitere Commits, die das Remote nicht hat.</translation>
    </message>
    <message>
        <source>%1 keeps the commit too: a remote has it already.</source>
        <translation>%1 behält den Commit ebenfalls: ein Remote hat ihn schon.</translation>
    </message>
    <message>
        <source>%1 keeps the commit too: git did not take it back.</source>
        <translation>%1 behält den Commit ebenfalls: Git hat ihn nicht zurückgenommen.</translation>
    </message>
    <message>
        <source>The remote has it; the pipeline applies it.</source>
        <translation>Das Remote hat ihn; die Pipeline wendet ihn an.</translation>
    </message>
    <message>
        <source>Remove the lock %1</source>
        <translation>Sperre %1 entfernen</translation>
    </message>
    <message>
        <source>removing the lock</source>
        <translation>Sperre wird entfernt</translation>
    </message>
    <message>
        <source>the commit is not on this branch any more</source>
        <translation>der Commit ist nicht mehr auf diesem Branch</translation>
    </message>
    <message>
        <source>close the review and open it again</source>
        <translation>die Prüfung schließen und neu öffnen</translation>
    </message>
    <message>
        <source>Not ticked, and so not done: %1.</source>
        <translation>Ohne Haken und darum nicht getan: %1.</translation>
    </message>
    <message>
        <source>asking what the remote has</source>
        <translation>das Remote wird gefragt, was es hat</translation>
    </message>
    <message>
        <source>Not begun: the push did not end well at first.</source>
        <translation>Nicht begonnen: Der Push endete zuerst nicht gut.</translation>
    </message>
    <message>
        <source>it is not pushed yet; the commit is on top of what the remote has</source>
        <translation>der Commit ist noch nicht gepusht; er liegt auf dem, was das Remote hat</translation>
    </message>
    <message>
        <source>push again</source>
        <translation>erneut pushen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln operations done.</source>
        <translation>
            <numerusform>%Ln Vorgang erledigt.</numerusform>
            <numerusform>%Ln Vorgänge erledigt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Left out, and so not applied: %1.</source>
        <translation>Ausgelassen und deshalb nicht angewendet: %1.</translation>
    </message>
</context>
<context>
    <name>serin::ReviewSheet</name>
    <message>
        <source>Review</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Close the review</source>
        <translation>Prüfung schließen</translation>
    </message>
    <message>
        <source>Close the review (Esc). What was decided in the message is kept.</source>
        <translation>Prüfung schließen (Esc). Die Nachricht bleibt erhalten.</translation>
    </message>
    <message>
        <source>Stop after the step that runs</source>
        <translation>Nach dem laufenden Schritt anhalten</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Commit</source>
        <translation>Commit</translation>
    </message>
    <message>
        <source>It is being looked at</source>
        <translation>Es wird gerade angesehen</translation>
    </message>
</context>
<context>
    <name>serin::ReviewSteps</name>
    <message>
        <source>Push again</source>
        <translation>Erneut pushen</translation>
    </message>
    <message>
        <source>Apply again</source>
        <translation>Erneut anwenden</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Pull with rebase, then push</source>
        <translation>Mit Rebase holen, dann pushen</translation>
    </message>
    <message>
        <source>Undo the commit</source>
        <translation>Commit zurücknehmen</translation>
    </message>
    <message>
        <source>Push a new branch</source>
        <translation>Neuen Branch pushen</translation>
    </message>
    <message>
        <source>Review again</source>
        <translation>Erneut prüfen</translation>
    </message>
    <message>
        <source>Revert the commit</source>
        <translation>Commit zurücknehmen</translation>
    </message>
    <message>
        <source>Open pull request</source>
        <translation>Pull-Request öffnen</translation>
    </message>
    <message>
        <source>Under way</source>
        <translation>Im Gange</translation>
    </message>
    <message>
        <source>In Git, not live</source>
        <translation>In Git, nicht live</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Committed here, not pushed and not applied</source>
        <translation>Hier committet, nicht gepusht und nicht angewendet</translation>
    </message>
    <message>
        <source>Nothing was committed</source>
        <translation>Nichts wurde committet</translation>
    </message>
    <message>
        <source>Pushed; waiting for the pipeline</source>
        <translation>Gepusht; wartet auf die Pipeline</translation>
    </message>
    <message>
        <source>No browser could be opened. The page is %1</source>
        <translation>Es ließ sich kein Browser öffnen. Die Seite ist %1</translation>
    </message>
    <message>
        <source>Show theirs</source>
        <translation>Commits des Remotes zeigen</translation>
    </message>
    <message>
        <source>Remove the lock and try again</source>
        <translation>Sperre entfernen und noch einmal versuchen</translation>
    </message>
    <message>
        <source>No git process is at work here any more; one that ended left %1</source>
        <translation>Hier arbeitet kein Git-Prozess mehr; einer, der geendet hat, hat %1 hinterlassen</translation>
    </message>
    <message>
        <source>Push without hooks</source>
        <translation>Ohne Hooks pushen</translation>
    </message>
    <message>
        <source>Commit without hooks</source>
        <translation>Ohne Hooks committen</translation>
    </message>
    <message>
        <source>Switch back to the project&apos;s branch</source>
        <translation>Zurück zum Branch des Projekts</translation>
    </message>
    <message>
        <source>Show the logs</source>
        <translation>Protokolle zeigen</translation>
    </message>
</context>
<context>
    <name>serin::RollbackCard</name>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Looking at what it would do…</source>
        <translation>Die Folgen werden ermittelt…</translation>
    </message>
    <message>
        <source>Now: %1</source>
        <translation>Jetzt: %1</translation>
    </message>
    <message>
        <source>%1 is rolled back</source>
        <translation>%1 ist zurückgerollt</translation>
    </message>
    <message>
        <source>%1 is not rolled back in full</source>
        <translation>%1 ist nicht ganz zurückgerollt</translation>
    </message>
    <message>
        <source>%1 was not rolled back</source>
        <translation>%1 wurde nicht zurückgerollt</translation>
    </message>
    <message>
        <source>Roll back on %1</source>
        <comment>a workspace</comment>
        <translation>Zurückrollen in „%1“</translation>
    </message>
    <message>
        <source>Roll back %1 on %2</source>
        <translation>%1 zurückrollen in „%2“</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Pull with rebase, then go on…</source>
        <translation>Mit Rebase holen, dann weiter…</translation>
    </message>
    <message>
        <source>Show theirs</source>
        <translation>Commits des Remotes zeigen</translation>
    </message>
    <message>
        <source>Pulling with rebase…</source>
        <translation>Mit Rebase wird geholt…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Go on…</source>
        <translation>Weiter…</translation>
    </message>
</context>
<context>
    <name>serin::RollbackController</name>
    <message>
        <source>the workspace went away</source>
        <translation>der Arbeitsbereich ging weg</translation>
    </message>
    <message>
        <source>roll back again when it is there: what was done stays done</source>
        <translation>erneut zurückrollen, wenn er wieder da ist: Getanes bleibt getan</translation>
    </message>
    <message>
        <source>A rollback is under way</source>
        <translation>Ein Zurückrollen ist im Gange</translation>
    </message>
    <message>
        <source>Answer the question about the repository first</source>
        <translation>Zuerst die Frage zum Repository beantworten</translation>
    </message>
    <message>
        <source>The workspace does not run</source>
        <translation>Der Arbeitsbereich läuft nicht</translation>
    </message>
    <message>
        <source>The project is read-only: nothing is changed on the workspace</source>
        <translation>Das Projekt ist schreibgeschützt: Auf dem Arbeitsbereich wird nichts geändert</translation>
    </message>
    <message>
        <source>A pipeline applies this project: revert the commit and push that</source>
        <translation>Eine Pipeline wendet dieses Projekt an: den Commit zurücknehmen und das pushen</translation>
    </message>
    <message>
        <source>Choose which project this is first</source>
        <translation>Zuerst auswählen, welches Projekt dies ist</translation>
    </message>
    <message>
        <source>This folder was never applied to this workspace</source>
        <translation>Dieser Ordner wurde noch nie auf diesen Arbeitsbereich angewendet</translation>
    </message>
    <message>
        <source>beginning</source>
        <translation>beginnt</translation>
    </message>
    <message>
        <source>Roll back %1</source>
        <translation>%1 zurückrollen</translation>
    </message>
    <message>
        <source>nothing was changed</source>
        <translation>nichts wurde geändert</translation>
    </message>
    <message>
        <source>stopping before the next step</source>
        <translation>wird vor dem nächsten Schritt angehalten</translation>
    </message>
    <message>
        <source>the remote has commits that are not here</source>
        <translation>das Remote hat Commits, die hier fehlen</translation>
    </message>
    <message>
        <source>pull with rebase, then go on</source>
        <translation>mit Rebase holen, dann weitermachen</translation>
    </message>
    <message>
        <source>Pull with rebase</source>
        <translation>Mit Rebase holen</translation>
    </message>
    <message>
        <source>stands still: both sides changed the same lines</source>
        <translation>steht still: beide Seiten änderten dieselben Zeilen</translation>
    </message>
    <message>
        <source>the rollback&apos;s commit and the remote&apos;s touch the same lines</source>
        <translation>der Commit des Rollbacks und die des Remotes berühren dieselben Zeilen</translation>
    </message>
    <message>
        <source>solve the conflicts and continue the rebase, or give it up</source>
        <translation>die Konflikte lösen und den Rebase fortsetzen oder ihn aufgeben</translation>
    </message>
    <message>
        <source>the rebase is done, and nothing is pushed yet</source>
        <translation>der Rebase ist beendet und noch nichts gepusht</translation>
    </message>
    <message>
        <source>go on</source>
        <translation>weitermachen</translation>
    </message>
</context>
<context>
    <name>serin::SampleController</name>
    <message>
        <source>Taking the old sample away…</source>
        <translation>Das alte Beispiel wird weggeräumt…</translation>
    </message>
    <message>
        <source>Making the repository…</source>
        <translation>Das Repository wird erstellt…</translation>
    </message>
    <message>
        <source>Starting the local workspace…</source>
        <translation>Der lokale Arbeitsbereich wird gestartet…</translation>
    </message>
    <message>
        <source>Applying blue: its scoring process starts…</source>
        <translation>Blue wird angewendet: Sein Scoring-Prozess startet…</translation>
    </message>
    <message>
        <source>Try the sample</source>
        <translation>Beispiel ausprobieren</translation>
    </message>
    <message>
        <source>Start over with the sample</source>
        <translation>Beispiel von vorn beginnen</translation>
    </message>
</context>
<context>
    <name>serin::SettingRow</name>
    <message>
        <source>On</source>
        <comment>a setting</comment>
        <translation>An</translation>
    </message>
    <message>
        <source>the system&apos;s</source>
        <comment>a program</comment>
        <translation>vom System</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Auswählen…</translation>
    </message>
    <message>
        <source>Choose: %1</source>
        <comment>a setting</comment>
        <translation>Auswählen: %1</translation>
    </message>
    <message>
        <source>as the system says</source>
        <comment>a proxy</comment>
        <translation>wie das System es vorgibt</translation>
    </message>
</context>
<context>
    <name>serin::SettingsModel</name>
    <message>
        <source>Look</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Farbschema</translation>
    </message>
    <message>
        <source>Light or dark colours.</source>
        <translation>Helle oder dunkle Farben.</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Size of text</source>
        <translation>Schriftgröße</translation>
    </message>
    <message>
        <source>Of everything in the window.</source>
        <translation>Von allem im Fenster.</translation>
    </message>
    <message>
        <source> %</source>
        <comment>percent, behind a number</comment>
        <translation> %</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>Zeiten</translation>
    </message>
    <message>
        <source>Which zone times are shown in; tool tips have both.</source>
        <translation>In welcher Zeitzone Zeiten gezeigt werden; Tooltips nennen beide.</translation>
    </message>
    <message>
        <source>This computer&apos;s zone</source>
        <translation>Zeitzone dieses Computers</translation>
    </message>
    <message>
        <source>UTC</source>
        <translation>UTC</translation>
    </message>
    <message>
        <source>Safety</source>
        <translation>Sicherheit</translation>
    </message>
    <message>
        <source>Deliberate click from tier</source>
        <translation>Bewusster Klick ab Stufe</translation>
    </message>
    <message>
        <source>prod</source>
        <translation>prod</translation>
    </message>
    <message>
        <source>staging and prod</source>
        <translation>staging und prod</translation>
    </message>
    <message>
        <source>all tiers</source>
        <translation>alle Stufen</translation>
    </message>
    <message>
        <source>What is live</source>
        <translation>Was live ist</translation>
    </message>
    <message>
        <source> s</source>
        <comment>seconds, behind a number</comment>
        <translation> s</translation>
    </message>
    <message>
        <source>Selected endpoint, local workspace</source>
        <translation>Ausgewählter Endpunkt, lokaler Arbeitsbereich</translation>
    </message>
    <message>
        <source>How often it is read again while the window shows.</source>
        <translation>Wie oft er neu gelesen wird, solange das Fenster zu sehen ist.</translation>
    </message>
    <message>
        <source>Selected endpoint, Azure</source>
        <translation>Ausgewählter Endpunkt, Azure</translation>
    </message>
    <message>
        <source>List of endpoints</source>
        <translation>Liste der Endpunkte</translation>
    </message>
    <message>
        <source>How often all endpoints of the workspace are listed again.</source>
        <translation>Wie oft alle Endpunkte des Arbeitsbereichs neu aufgelistet werden.</translation>
    </message>
    <message>
        <source>Local workspace</source>
        <translation>Lokaler Arbeitsbereich</translation>
    </message>
    <message>
        <source>Keep it running</source>
        <translation>Weiterlaufen lassen</translation>
    </message>
    <message>
        <source>One that the window has started goes on after the window is closed.</source>
        <translation>Ein vom Fenster gestarteter läuft weiter, nachdem das Fenster geschlossen ist.</translation>
    </message>
    <message>
        <source>Python interpreter</source>
        <translation>Python-Interpreter</translation>
    </message>
    <message>
        <source>Runs scoring scripts, e.g. of a virtual environment with their packages. Applies when the local workspace is started the next time.</source>
        <translation>Führt Scoring-Skripte aus, z. B. der einer virtuellen Umgebung mit ihren Paketen. Gilt ab dem nächsten Start des lokalen Arbeitsbereichs.</translation>
    </message>
    <message>
        <source>Light, high contrast</source>
        <translation>Hell, hoher Kontrast</translation>
    </message>
    <message>
        <source>Dark, high contrast</source>
        <translation>Dunkel, hoher Kontrast</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Of the window. Applies when it is started the next time.</source>
        <translation>Die des Fensters. Gilt ab seinem nächsten Start.</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Benachrichtigungen</translation>
    </message>
    <message>
        <source>The desktop tells when something ends or fails that took longer than a moment, while you look at another window.</source>
        <translation>Der Desktop meldet, wenn etwas endet oder fehlschlägt, das länger als einen Moment gedauert hat, während Sie ein anderes Fenster ansehen.</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netzwerk</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>Proxy</translation>
    </message>
    <message>
        <source>For calls to Azure, such as http://proxy.example:3128; “none” for no proxy; empty: as the system says. Git and az have settings of their own.</source>
        <translation>Für Aufrufe an Azure, z. B. http://proxy.example:3128; „none“ für keinen Proxy; leer: wie das System es vorgibt. Git und az haben eigene Einstellungen.</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>Diagramme</translation>
    </message>
    <message>
        <source>Keep what was measured</source>
        <translation>Gemessenes aufbewahren</translation>
    </message>
    <message>
        <source>The last hour of each endpoint is there again after a restart, for so many days. 0 keeps nothing.</source>
        <translation>Die letzte Stunde jedes Endpunkts ist nach einem Neustart wieder da, so viele Tage lang. Bei 0 wird nichts aufbewahrt.</translation>
    </message>
    <message>
        <source> days</source>
        <comment>behind a number</comment>
        <translation> Tage</translation>
    </message>
    <message>
        <source>The same for a workspace in Azure, which allows only so many calls an hour.</source>
        <translation>Dasselbe für einen Arbeitsbereich in Azure, der nur eine bestimmte Zahl von Aufrufen je Stunde zulässt.</translation>
    </message>
    <message>
        <source>Asking for its version…</source>
        <translation>Version wird erfragt …</translation>
    </message>
    <message>
        <source>Python %1</source>
        <translation>Python %1</translation>
    </message>
    <message>
        <source>Python %1, found as %2</source>
        <translation>Python %1, gefunden als %2</translation>
    </message>
    <message>
        <source>Install one, or name an interpreter here.</source>
        <translation>Eines installieren oder hier einen Interpreter angeben.</translation>
    </message>
    <message>
        <source>Choose another, or empty the field to take the system&apos;s.</source>
        <translation>Einen anderen wählen oder das Feld leeren, um den des Systems zu nehmen.</translation>
    </message>
    <message>
        <source>From this tier on nothing is focused when a review opens: the confirming button has to be gone to, and the first Ctrl+Enter only goes there.</source>
        <translation>Ab dieser Stufe hat nichts den Fokus, wenn eine Prüfung sich öffnet: Die bestätigende Schaltfläche muss eigens angesteuert werden, und das erste Strg+Eingabe führt nur dorthin.</translation>
    </message>
</context>
<context>
    <name>serin::SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Search the settings</source>
        <translation>Einstellungen durchsuchen</translation>
    </message>
    <message>
        <source>Sets all to what they are when nobody has set them</source>
        <translation>Setzt alle auf den Wert, den sie haben, wenn niemand sie gesetzt hat</translation>
    </message>
    <message>
        <source>Close the settings</source>
        <translation>Einstellungen schließen</translation>
    </message>
    <message>
        <source>Close the settings (Esc)</source>
        <translation>Einstellungen schließen (Esc)</translation>
    </message>
    <message>
        <source>No setting has “%1” in its words.</source>
        <translation>In keiner Einstellung kommt „%1“ vor.</translation>
    </message>
    <message>
        <source>%1 cannot be written: the settings apply until the window is closed. Check the disk and the permissions.</source>
        <translation>%1 ist nicht schreibbar: Die Einstellungen gelten, bis das Fenster geschlossen wird. Datenträger und Berechtigungen prüfen.</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Reset all settings</source>
        <translation>Alle zurücksetzen</translation>
    </message>
</context>
<context>
    <name>serin::ShortcutDelegate</name>
    <message>
        <source>New shortcut of: %1</source>
        <translation>Neues Tastenkürzel für: %1</translation>
    </message>
</context>
<context>
    <name>serin::ShortcutPanel</name>
    <message>
        <source>Enter or a double click records the keys that you press next; Delete takes a shortcut off.</source>
        <translation>Nach Eingabetaste oder Doppelklick werden die Tasten aufgezeichnet, die Sie als Nächstes drücken; Entf entfernt ein Tastenkürzel.</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Gives the selected action its usual shortcut again</source>
        <translation>Gibt der ausgewählten Aktion wieder ihr übliches Tastenkürzel</translation>
    </message>
    <message>
        <source>Reset shortcut</source>
        <translation>Kürzel zurücksetzen</translation>
    </message>
</context>
<context>
    <name>serin::ShortcutSheet</name>
    <message>
        <source>Actions and shortcuts</source>
        <translation>Aktionen und Tastenkürzel</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>Schließen (Esc)</translation>
    </message>
</context>
<context>
    <name>serin::ShortcutTable</name>
    <message>
        <source>Usually: %1</source>
        <translation>Üblich: %1</translation>
    </message>
    <message>
        <source>none</source>
        <comment>a shortcut</comment>
        <translation>keines</translation>
    </message>
    <message>
        <source>%1, no shortcut</source>
        <translation>%1, kein Tastenkürzel</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>an action and its shortcut</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Aktion</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menü</translation>
    </message>
    <message>
        <source>Shortcut</source>
        <translation>Tastenkürzel</translation>
    </message>
</context>
<context>
    <name>serin::StartPage</name>
    <message>
        <source>Serin</source>
        <translation>Serin</translation>
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
        <source>Try the sample</source>
        <translation>Beispiel ausprobieren</translation>
    </message>
    <message>
        <source>Try the sample: no account, everything on this computer</source>
        <translation>Beispiel ausprobieren: ohne Konto, alles auf diesem Computer</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>no account needed</source>
        <translation>kein Konto nötig</translation>
    </message>
    <message>
        <source>Open the sample</source>
        <translation>Beispiel öffnen</translation>
    </message>
    <message>
        <source>It is being made</source>
        <translation>Es wird gerade erstellt</translation>
    </message>
    <message>
        <source>failed</source>
        <comment>the sample</comment>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>Start over…</source>
        <translation>Von vorn beginnen…</translation>
    </message>
    <message>
        <source>Clone a repository</source>
        <translation>Repository klonen</translation>
    </message>
    <message>
        <source>Connect to Azure ML</source>
        <translation>Mit Azure ML verbinden</translation>
    </message>
    <message>
        <source>Makes the sample anew; asks first</source>
        <translation>Erstellt das Beispiel neu; fragt vorher</translation>
    </message>
    <message>
        <source>Stop making the sample</source>
        <translation>Erstellen des Beispiels anhalten</translation>
    </message>
</context>
<context>
    <name>serin::SteadyTraffic</name>
    <message numerus="yes">
        <source>%Ln endpoints get steady traffic already: stop one first</source>
        <translation>
            <numerusform>%Ln Endpunkt bekommt schon gleichmäßigen Verkehr: erst anhalten</numerusform>
            <numerusform>%Ln Endpunkte bekommen schon gleichmäßigen Verkehr: erst einen anhalten</numerusform>
        </translation>
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
        <translation>Nichts ist live</translation>
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
    <message>
        <source>A request is being sent</source>
        <translation>Eine Anfrage wird gesendet</translation>
    </message>
    <message>
        <source>Choose what to compare with first</source>
        <translation>Zuerst auswählen, womit verglichen wird</translation>
    </message>
    <message>
        <source>Compare a folder…</source>
        <translation>Ordner vergleichen…</translation>
    </message>
    <message>
        <source>A folder is being compared</source>
        <translation>Ein Ordner wird gerade verglichen</translation>
    </message>
    <message>
        <source>Each request of a folder to both, and how the answers differ</source>
        <translation>Jede Anfrage eines Ordners an beide, und worin sich die Antworten unterscheiden</translation>
    </message>
    <message>
        <source>Choose a folder of requests</source>
        <translation>Ordner mit Anfragen wählen</translation>
    </message>
</context>
<context>
    <name>serin::TierBand</name>
    <message>
        <source>Development: what is applied here reaches nobody else</source>
        <translation>Entwicklung: Was hier angewendet wird, erreicht sonst niemanden</translation>
    </message>
    <message>
        <source>Staging: a rehearsal</source>
        <translation>Staging: eine Probe</translation>
    </message>
    <message>
        <source>Production: what is applied here reaches people</source>
        <translation>Produktion: Was hier angewendet wird, erreicht Menschen</translation>
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
        <translation>Instanzen</translation>
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
    <message>
        <source>There is only one deployment</source>
        <translation>Es gibt nur ein Deployment</translation>
    </message>
    <message>
        <source>The traffic is as %1 already</source>
        <translation>Der Traffic ist schon wie %1</translation>
    </message>
    <message>
        <source>A deployment that has traffic %1 is not in the manifest</source>
        <translation>Ein Deployment, das %1 Traffic hat, fehlt im Manifest</translation>
    </message>
    <message>
        <source>Show text</source>
        <translation>Text zeigen</translation>
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
    <name>serin::TranslateCard</name>
    <message>
        <source>What the current form cannot say, and what is assumed</source>
        <translation>Was die aktuelle Form nicht sagen kann und was angenommen wird</translation>
    </message>
    <message>
        <source>Write %1 in the current form, one file for it and one for each deployment?</source>
        <translation>%1 in der aktuellen Form schreiben, eine Datei für ihn und eine für jedes Deployment?</translation>
    </message>
    <message>
        <source>What is wanted of the workspace stays the same. Undo brings the old file back.</source>
        <translation>Was vom Arbeitsbereich gewollt ist, bleibt gleich. Rückgängig bringt die alte Datei zurück.</translation>
    </message>
    <message>
        <source>Translate %1</source>
        <translation>%1 übersetzen</translation>
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
        <translation>S&amp;peichern</translation>
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
        <translation>Den lokalen Arbeitsbereich &amp;starten</translation>
    </message>
    <message>
        <source>S&amp;top the local workspace</source>
        <translation>Den lokalen Arbeitsbereich &amp;beenden</translation>
    </message>
    <message>
        <source>&amp;Keep the local workspace running after the window is closed</source>
        <translation>Den lokalen Arbeitsbereich nach dem Schließen des Fensters &amp;weiterlaufen lassen</translation>
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
    <message>
        <source>Te&amp;st</source>
        <translation>&amp;Test</translation>
    </message>
    <message>
        <source>Lo&amp;gs</source>
        <translation>&amp;Protokolle</translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation>Endpunkt</translation>
    </message>
    <message>
        <source>&amp;New endpoint…</source>
        <translation>&amp;Neuer Endpunkt…</translation>
    </message>
    <message>
        <source>&amp;Preferences…</source>
        <translation>E&amp;instellungen…</translation>
    </message>
    <message>
        <source>&amp;Add a deployment…</source>
        <translation>Deployment &amp;hinzufügen…</translation>
    </message>
    <message>
        <source>E&amp;ndpoint</source>
        <translation>&amp;Endpunkt</translation>
    </message>
    <message>
        <source>This project&apos;s workspace is not on this computer</source>
        <translation>Der Arbeitsbereich dieses Projekts ist nicht auf diesem Computer</translation>
    </message>
    <message>
        <source>&amp;Board: Git and live</source>
        <translation>B&amp;oard: Git und Live</translation>
    </message>
    <message>
        <source>L&amp;ight, high contrast</source>
        <translation>H&amp;ell, hoher Kontrast</translation>
    </message>
    <message>
        <source>D&amp;ark, high contrast</source>
        <translation>D&amp;unkel, hoher Kontrast</translation>
    </message>
    <message>
        <source>&amp;Find</source>
        <translation>&amp;Suchen</translation>
    </message>
    <message>
        <source>Ch&amp;arts</source>
        <translation>Diagra&amp;mme</translation>
    </message>
    <message>
        <source>&amp;History</source>
        <translation>&amp;Verlauf</translation>
    </message>
    <message>
        <source>&amp;Mark the moment on all pages</source>
        <translation>Zeitpunkt auf allen Seiten markie&amp;ren</translation>
    </message>
    <message>
        <source>Unmar&amp;k the moment</source>
        <translation>Markier&amp;ung des Zeitpunkts aufheben</translation>
    </message>
    <message>
        <source>Open the page Charts, Test, Logs or History first</source>
        <translation>Zuerst die Seite Diagramme, Test, Protokolle oder Verlauf öffnen</translation>
    </message>
    <message>
        <source>No moment is marked</source>
        <translation>Es ist kein Zeitpunkt markiert</translation>
    </message>
    <message>
        <source>drift, differences, sync</source>
        <translation>Drift, Unterschiede, Abgleich</translation>
    </message>
    <message>
        <source>steady traffic, latency, errors, metrics</source>
        <translation>gleichmäßiger Verkehr, Latenz, Fehler, Metriken</translation>
    </message>
    <message>
        <source>settings, options, language, colours, shortcuts</source>
        <translation>Einstellungen, Optionen, Sprache, Farben, Tastenkürzel</translation>
    </message>
    <message>
        <source>instances</source>
        <translation>Instanzen</translation>
    </message>
    <message>
        <source>&amp;Duplicate a deployment…</source>
        <translation>Ein Deployment &amp;duplizieren…</translation>
    </message>
    <message>
        <source>Re&amp;move a deployment</source>
        <translation>Ein Deployment ent&amp;fernen</translation>
    </message>
    <message>
        <source>&amp;Logs of a deployment</source>
        <translation>&amp;Protokolle eines Deployments</translation>
    </message>
    <message>
        <source>&amp;Compare two deployments</source>
        <translation>Zwei Deployments &amp;vergleichen</translation>
    </message>
    <message>
        <source>Select a deployment in the list first</source>
        <translation>Zuerst ein Deployment in der Liste auswählen</translation>
    </message>
    <message>
        <source>&amp;Duplicate %1…</source>
        <translation>%1 &amp;duplizieren…</translation>
    </message>
    <message>
        <source>Re&amp;move %1</source>
        <translation>%1 ent&amp;fernen</translation>
    </message>
    <message>
        <source>&amp;Logs of %1</source>
        <translation>&amp;Protokolle von %1</translation>
    </message>
    <message>
        <source>It is not live</source>
        <translation>Es ist nicht live</translation>
    </message>
    <message>
        <source>duplicate, copy, new, template</source>
        <translation>duplizieren, kopieren, neu, Vorlage</translation>
    </message>
    <message>
        <source>copy</source>
        <translation>kopieren</translation>
    </message>
    <message>
        <source>delete</source>
        <translation>löschen</translation>
    </message>
    <message>
        <source>Compare a &amp;folder of requests…</source>
        <translation>Einen &amp;Ordner mit Anfragen vergleichen…</translation>
    </message>
</context>
<context>
    <name>serin::YamlAssistant</name>
    <message>
        <source>Nothing is known to stand here</source>
        <translation>Es ist nichts bekannt, was hier stehen kann</translation>
    </message>
    <message>
        <source>No key that is known stands here</source>
        <translation>Hier steht kein bekannter Schlüssel</translation>
    </message>
</context>
<context>
    <name>serin::YamlFinder</name>
    <message>
        <source>No regular expression: %1</source>
        <translation>Kein regulärer Ausdruck: %1</translation>
    </message>
    <message>
        <source>The expression takes too long for some lines</source>
        <translation>Der Ausdruck braucht für manche Zeilen zu lange</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Nichts gefunden</translation>
    </message>
    <message>
        <source>%1 found</source>
        <comment>a number of places</comment>
        <translation>%1 gefunden</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>the number of a match, and of all</comment>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>more than %L1</source>
        <translation>mehr als %L1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln replaced</source>
        <translation>
            <numerusform>%Ln ersetzt</numerusform>
            <numerusform>%Ln ersetzt</numerusform>
        </translation>
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
        <source>Not saved yet: Ctrl+S writes the file</source>
        <translation>Noch nicht gespeichert: Strg+S schreibt die Datei</translation>
    </message>
    <message>
        <source>%1 Line %2: %3</source>
        <comment>a sign, a number, what is wrong</comment>
        <translation>%1 Zeile %2: %3</translation>
    </message>
    <message>
        <source>Fix…</source>
        <translation>Beheben…</translation>
    </message>
    <message>
        <source>What mends the problem that is selected in the list</source>
        <translation>Was das in der Liste ausgewählte Problem behebt</translation>
    </message>
    <message>
        <source>No fix is known for this line</source>
        <translation>Für diese Zeile ist keine Behebung bekannt</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>A&amp;usschneiden</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Einfügen</translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation>&amp;Alles auswählen</translation>
    </message>
    <message>
        <source>&amp;Suggest what may stand here</source>
        <translation>&amp;Vorschlagen, was hier stehen kann</translation>
    </message>
    <message>
        <source>&amp;Explain the key</source>
        <translation>Sch&amp;lüssel erklären</translation>
    </message>
    <message>
        <source>&amp;Fold or unfold</source>
        <translation>Zu- oder aufkla&amp;ppen</translation>
    </message>
    <message>
        <source>Tab and Shift+Tab leave the text; lines are indented with spaces</source>
        <translation>Tab und Umschalt+Tab verlassen den Text; Zeilen werden mit Leerzeichen eingerückt</translation>
    </message>
    <message>
        <source>Read-only: %1</source>
        <translation>Schreibgeschützt: %1</translation>
    </message>
    <message>
        <source>It is not UTF-8, so it is not edited here: save it as UTF-8 with another program</source>
        <translation>Sie ist nicht in UTF-8, deshalb wird sie hier nicht bearbeitet: mit einem anderen Programm in UTF-8 speichern</translation>
    </message>
    <message>
        <source>Take live into the manifests</source>
        <translation>Live in die Manifeste übernehmen</translation>
    </message>
    <message>
        <source>No file in this folder describes it: there is no text to edit.</source>
        <translation>Keine Datei in diesem Ordner beschreibt ihn: Es gibt keinen Text zu bearbeiten.</translation>
    </message>
    <message>
        <source>Writes files that say what is live; Undo takes it back</source>
        <translation>Schreibt Dateien, die sagen, was live ist; Rückgängig nimmt es zurück</translation>
    </message>
    <message>
        <source>the file is not read yet</source>
        <translation>die Datei ist noch nicht gelesen</translation>
    </message>
    <message>
        <source>decide first which version of the file to keep</source>
        <translation>zuerst entscheiden, welche Fassung der Datei bleibt</translation>
    </message>
    <message>
        <source>Nothing can be replaced here, for the text is read-only: %1</source>
        <translation>Hier lässt sich nichts ersetzen, denn der Text ist schreibgeschützt: %1</translation>
    </message>
</context>
</TS>
