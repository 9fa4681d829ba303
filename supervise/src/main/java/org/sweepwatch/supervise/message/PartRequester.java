package org.sweepwatch.supervise.message;

import java.util.List;
import org.sweepwatch.ingest.frame.MessagePart;
import org.sweepwatch.ingest.message.BigEndian;
import org.sweepwatch.ingest.message.MessageId;
import org.sweepwatch.ingest.message.link.ResendRequest;
import org.sweepwatch.ingest.message.media.MediaReply;

/**
 * Asks for the missing parts of a message: of a medium by its own reply (0x8800), of any other, and of a medium whose first
 * part is missing, by the general request (补传分包请求, 0x8003), which 2011 does not have.
 */
public final class PartRequester {
    private static final int MEDIA_ID_BYTES = 4;

    private final TerminalReplies replies;

    public PartRequester(TerminalReplies replies) {
        this.replies = replies;
    }

    /**
     * Asks once, if the terminal is connected.
     *
     * @param any one of the parts that have come
     * @param missing numbers of those that have not, from 1
     */
    public void ask(MessagePart any, List<Integer> missing) {
        boolean named = any.messageId() == MessageId.MULTIMEDIA_DATA.code()
                && any.index() == 1
                && any.bodyLength() >= MEDIA_ID_BYTES;
        if (named) {
            long mediaId = BigEndian.u32(any.frame(), any.bodyOffset());
            replies.send(
                    any.terminalId(), MessageId.MULTIMEDIA_REPLY, new MediaReply(any.firstSerial(), mediaId, missing));
        } else {
            replies.send(
                    any.terminalId(), MessageId.PLATFORM_RESEND_REQUEST, new ResendRequest(any.firstSerial(), missing));
        }
    }
}
