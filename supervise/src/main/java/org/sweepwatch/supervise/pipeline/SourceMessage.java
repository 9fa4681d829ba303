package org.sweepwatch.supervise.pipeline;

import org.sweepwatch.ingest.frame.FrameHeader;
import org.sweepwatch.ingest.frame.MessagePart;
import org.sweepwatch.ingest.journal.JournalRecord;

/**
 * A whole message on its way into the ring: one frame of the journal, or the body put together from several. Reused; one
 * thread.
 */
final class SourceMessage {
    long journalIndex;
    long receivedMs;
    int terminalId;
    int messageId;
    int serial;
    boolean layout2019;
    byte[] bytes;
    int bodyOffset;
    int bodyLength;

    SourceMessage of(JournalRecord record, FrameHeader header) {
        journalIndex = record.index();
        receivedMs = record.receivedAtMs();
        terminalId = record.terminalId();
        messageId = header.messageId();
        serial = header.serial();
        layout2019 = header.layout2019();
        bytes = record.frame();
        bodyOffset = header.bodyOffset();
        bodyLength = header.bodyLength();
        return this;
    }

    /** The message in a compressed one, which it came with. */
    SourceMessage within(SourceMessage packed, byte[] frame, FrameHeader header) {
        journalIndex = packed.journalIndex;
        receivedMs = packed.receivedMs;
        terminalId = packed.terminalId;
        messageId = header.messageId();
        serial = packed.serial;
        layout2019 = header.layout2019();
        bytes = frame;
        bodyOffset = header.bodyOffset();
        bodyLength = header.bodyLength();
        return this;
    }

    /** A record of which nothing can be said but when it came, and perhaps from whom. */
    SourceMessage bare(JournalRecord record) {
        journalIndex = record.index();
        receivedMs = record.receivedAtMs();
        terminalId = record.terminalId();
        messageId = 0;
        serial = 0;
        layout2019 = false;
        bytes = record.frame();
        bodyOffset = 0;
        bodyLength = record.length();
        return this;
    }

    /** The message that this last part has completed: it counts as received now. */
    SourceMessage of(MessagePart last, byte[] body) {
        journalIndex = last.journalIndex();
        receivedMs = last.receivedMs();
        terminalId = last.terminalId();
        messageId = last.messageId();
        serial = last.serial();
        layout2019 = last.layout2019();
        bytes = body;
        bodyOffset = 0;
        bodyLength = body.length;
        return this;
    }
}
