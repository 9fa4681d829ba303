package org.sweepwatch.ingest.transport;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;
import org.sweepwatch.ingest.frame.FrameHeader;
import org.sweepwatch.ingest.frame.ProtocolVersion;
import org.sweepwatch.ingest.journal.ChronicleJournal;
import org.sweepwatch.ingest.journal.Journal;
import org.sweepwatch.ingest.journal.JournalException;
import org.sweepwatch.ingest.journal.JournalReader;
import org.sweepwatch.ingest.journal.JournalRecord;
import org.sweepwatch.ingest.journal.JournalSettings;
import org.sweepwatch.ingest.session.Session;
import org.sweepwatch.ingest.session.Terminal;

/** A server on a free port with a real journal, whose disk a test may break. */
final class ServerUnderTest implements AutoCloseable {
    /** A record of the journal and what its header says. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Stored(int terminalId, int messageId, int serial, int length, byte[] frame, byte transport) {}

    static {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(30)); // a loaded machine is slow, not wrong
    }

    final InMemoryDirectory directory = new InMemoryDirectory();
    final IngestCounters counters = new IngestCounters();
    final CommandNews news = new CommandNews();
    final ChronicleJournal journal;
    final TerminalServer server;
    final InetSocketAddress address;

    ServerUnderTest(Path journalDirectory) throws IOException, JournalException {
        this(journalDirectory, settings -> settings, journal -> journal, Clock.systemUTC());
    }

    ServerUnderTest(Path journalDirectory, UnaryOperator<IngestSettings.Builder> with)
            throws IOException, JournalException {
        this(journalDirectory, with, journal -> journal, Clock.systemUTC());
    }

    ServerUnderTest(
            Path journalDirectory,
            UnaryOperator<IngestSettings.Builder> with,
            UnaryOperator<JournalSettings> withJournal,
            Clock clock)
            throws IOException, JournalException {
        journal = ChronicleJournal.open(withJournal.apply(
                JournalSettings.in(journalDirectory).withMinFreeBytes(JournalSettings.MIN_RESERVE_BYTES)));
        IngestSettings settings =
                with.apply(IngestSettings.builder().port(0).ioThreads(2)).build();
        server = new TerminalServer(settings, journal, directory, clock, counters, news);
        address = server.start();
    }

    TestTerminal connect(String phone) throws IOException {
        return connect(ProtocolVersion.V2013, phone);
    }

    TestTerminal connect(ProtocolVersion version, String phone) throws IOException {
        return new TestTerminal(address, version, phone);
    }

    UdpTerminal udp(ProtocolVersion version, String phone) throws IOException {
        return new UdpTerminal(address, version, phone);
    }

    UdpTerminal udp(String phone) throws IOException {
        return udp(ProtocolVersion.V2013, phone);
    }

    /** The live session of a phone, null when it has none. */
    Session session(String phone) {
        Terminal terminal = directory.find(phone);
        return terminal == null ? null : server.sessions().find(terminal.id());
    }

    long count(IngestCount count) {
        return counters.get(count);
    }

    /** Everything durable now. */
    List<Stored> stored() throws JournalException {
        return read(journal);
    }

    static List<Stored> read(Journal journal) throws JournalException {
        List<Stored> stored = new ArrayList<>();
        FrameHeader header = new FrameHeader();
        JournalRecord record = new JournalRecord();
        try (JournalReader reader = journal.reader(Journal.NONE)) {
            while (reader.next(record)) {
                byte[] frame = Arrays.copyOf(record.frame(), record.length());
                header.parse(frame, frame.length);
                stored.add(new Stored(
                        record.terminalId(),
                        header.messageId(),
                        header.serial(),
                        header.bodyLength(),
                        frame,
                        record.transport()));
            }
        }
        return stored;
    }

    @Override
    public void close() {
        server.close();
        journal.close();
    }
}
