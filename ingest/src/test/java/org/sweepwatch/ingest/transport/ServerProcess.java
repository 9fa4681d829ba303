package org.sweepwatch.ingest.transport;

import java.nio.file.Path;
import java.time.Clock;
import org.sweepwatch.ingest.journal.ChronicleJournal;
import org.sweepwatch.ingest.journal.JournalSettings;

/** A server that knows the terminals of a test, until it is killed. */
final class ServerProcess {
    private ServerProcess() {}

    /**
     * Prints the port once it listens.
     *
     * @param arguments journal directory, first phone, number of phones
     */
    public static void main(String[] arguments) throws Exception {
        InMemoryDirectory directory = new InMemoryDirectory();
        long firstPhone = Long.parseLong(arguments[1]);
        for (int i = 0; i < Integer.parseInt(arguments[2]); i++) {
            directory.add(Long.toString(firstPhone + i));
        }
        ChronicleJournal journal = ChronicleJournal.open(JournalSettings.in(Path.of(arguments[0]))
                .withMinFreeBytes(JournalSettings.MIN_RESERVE_BYTES)
                .withCycleBytes(1 << 20));
        TerminalServer server = new TerminalServer(
                IngestSettings.builder().port(0).build(), journal, directory, Clock.systemUTC(), new IngestCounters());
        System.out.println("ready " + server.start().getPort());
    }
}
