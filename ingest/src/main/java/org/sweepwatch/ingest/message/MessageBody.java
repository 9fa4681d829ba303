package org.sweepwatch.ingest.message;

import org.sweepwatch.ingest.frame.ProtocolVersion;

/**
 * Body of one message (消息体): a record whose components are the fields, with a static {@code decode(BodyReader)} beside
 * it. The one record serves all editions; what an edition does not have is null, 0 or empty.
 */
public interface MessageBody {
    /**
     * Puts the fields in the layout of the writer's edition.
     *
     * @throws IllegalArgumentException when a value does not fit into its field, or a field is missing that another one
     *     announces
     */
    void encode(BodyWriter out);

    /**
     * The body as bytes. One above {@link org.sweepwatch.ingest.frame.FrameWriter#MAX_BODY_BYTES} must be sent sub-packaged.
     *
     * @throws IllegalArgumentException as {@link #encode(BodyWriter)}
     */
    default byte[] encode(ProtocolVersion version) {
        BodyWriter out = new BodyWriter(version);
        encode(out);
        return out.toBytes();
    }
}
