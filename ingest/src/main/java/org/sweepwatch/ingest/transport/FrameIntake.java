package org.sweepwatch.ingest.transport;

import org.sweepwatch.ingest.command.CommandDesk;
import org.sweepwatch.ingest.command.ReplyMatch;
import org.sweepwatch.ingest.frame.FrameAddress;
import org.sweepwatch.ingest.frame.FrameFault;
import org.sweepwatch.ingest.frame.FrameHeader;
import org.sweepwatch.ingest.message.GeneralReply;
import org.sweepwatch.ingest.message.MessageId;

/**
 * Takes the frames of authenticated terminals, whatever path they came: into the journal, what cannot be read included;
 * answers to commands to the desk. One for a server; each call on the event loop of its terminal.
 */
final class FrameIntake {
    private final IngestCounters counters;
    private final CommandDesk commands;

    FrameIntake(IngestContext ingest) {
        this.counters = ingest.counters();
        this.commands = ingest.commands();
    }

    /**
     * Takes a frame for which there is room in the ring.
     *
     * @param fault what is wrong with its body, null when nothing is
     */
    void take(
            TerminalLink link,
            FrameHeader header,
            FrameAddress from,
            byte[] frame,
            int length,
            FrameFault fault,
            long receivedAtMs) {
        int messageId = header.messageId();
        boolean readable = fault == null && header.encryption() == 0;
        if (messageId == MessageId.TERMINAL_GENERAL_REPLY.code()) {
            takeReply(link, header, frame, readable);
            return; // an answer to this platform: nothing to keep and nothing to say
        }
        if (messageId == MessageId.TERMINAL_RESEND_REQUEST.code() && readable) {
            resend(link, header, from, frame);
            return;
        }
        if (header.encryption() != 0) {
            counters.add(IngestCount.FRAMES_ENCRYPTED);
        }
        if (MessageId.of(messageId) == null) {
            counters.add(IngestCount.FRAMES_UNKNOWN);
        }
        int result = fault == null ? MessageId.resultFor(messageId) : GeneralReply.MESSAGE_ERROR;
        link.publish(header, from, frame, length, receivedAtMs, result);
        if (readable && CommandDesk.isAnswer(messageId)) {
            ReplyMatch match = commands.answer(link.session(), header, frame, length);
            if (match != ReplyMatch.NONE) { // much that can answer also comes of its own accord
                counters.add(IngestCount.of(match));
            }
        }
    }

    private void takeReply(TerminalLink link, FrameHeader header, byte[] frame, boolean readable) {
        GeneralReply reply = readable ? GeneralReply.decode(frame, header.bodyOffset(), header.bodyLength()) : null;
        counters.add(
                reply == null
                        ? IngestCount.REPLIES_UNREADABLE
                        : IngestCount.of(commands.generalReply(link.session(), reply)));
    }

    private void resend(TerminalLink link, FrameHeader header, FrameAddress from, byte[] frame) {
        int parts = commands.resend(link.session(), frame, header.bodyOffset(), header.bodyLength());
        if (parts > 0) {
            counters.add(IngestCount.PARTS_RESENT, parts);
        } else {
            counters.add(IngestCount.RESEND_UNKNOWN);
            link.reply(from, header.serial(), header.messageId(), GeneralReply.FAILURE);
        }
    }
}
