package org.sweepwatch.supervise.decode;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.sweepwatch.ingest.frame.Escape;
import org.sweepwatch.ingest.frame.FrameFault;
import org.sweepwatch.ingest.frame.FrameHeader;
import org.sweepwatch.ingest.message.MessageId;
import org.sweepwatch.supervise.decode.FrameCandidates.Candidate;

/**
 * Frames as JSON objects with the keys of the {@code decode} command. Never fails: what is wrong stands in {@code error},
 * beside everything that could be read. Reused by one thread.
 */
public final class FrameJson {
    private static final int SHOWN_INPUT_CHARS = 80;

    private final FrameHeader header = new FrameHeader();
    private final BodyJson bodies = new BodyJson();

    /**
     * Reads hexadecimal text, with or without flags, escaped or not.
     *
     * @return one object per frame found; one with an error when there is none
     */
    public List<ObjectNode> decode(String text) {
        HexText hex = HexText.parse(text);
        if (hex.error() != null) {
            ObjectNode failed = error(hex.error(), hex.message());
            failed.put(
                    "input", text.length() <= SHOWN_INPUT_CHARS ? text : text.substring(0, SHOWN_INPUT_CHARS) + "...");
            return List.of(failed);
        }
        List<ObjectNode> frames = new ArrayList<>();
        for (Candidate candidate : FrameCandidates.in(hex.bytes())) {
            frames.add(frame(candidate));
        }
        return frames;
    }

    private ObjectNode frame(Candidate candidate) {
        byte[] content = candidate.content();
        FrameFault fault = header.parse(content, content.length);
        if (!header.addressReadable()) {
            return unreadable(content, fault);
        }
        ObjectNode body = bodies.read(content, header);
        ObjectNode json = faultOf(candidate, fault, body == null);
        json.put("messageId", messageId(header.messageId()));
        json.put("name", MessageId.label(header.messageId()));
        json.put("version", bodies.version().label());
        json.put("phone", header.phone());
        json.put("serial", header.serial());
        if (header.subpackaged()) {
            json.putObject("subpackage").put("total", header.partTotal()).put("index", header.partIndex());
        } else {
            json.putNull("subpackage");
        }
        json.put("checksumOk", candidate.checksumOk());
        json.put("bodyLength", header.bodyLength());
        writeOddities(json, candidate, content);
        json.set("body", body == null ? bodies.raw() : body);
        return json;
    }

    private void writeOddities(ObjectNode json, Candidate candidate, byte[] content) {
        if (header.encryption() != 0) {
            json.put("encryption", header.encryption());
        }
        if (header.versionFlagMisset()) {
            json.put("versionFlagMisset", true);
        }
        if (candidate.repaired() && candidate.checksumOk()) {
            json.put("repaired", true);
        }
        if (header.surplusBytes() > 0) {
            int from = header.bodyOffset() + header.bodyLength();
            json.put("surplusHex", LocationJson.hex(content, from, header.surplusBytes()));
        }
    }

    /** The object to write into: with the error that weighs most, or empty when the frame is sound. */
    private ObjectNode faultOf(Candidate candidate, FrameFault fault, boolean bodyMalformed) {
        byte[] content = candidate.content();
        if (!candidate.checksumOk()) {
            int expected = Escape.xor(content, content.length - 1);
            return error(
                    DecodeError.BAD_CHECK,
                    String.format(
                            "check byte 0x%02X (expected: 0x%02X); the server drops this frame",
                            content[content.length - 1] & 0xFF, expected));
        }
        if (fault == FrameFault.BODY_TRUNCATED) {
            return error(
                    DecodeError.BODY_TRUNCATED,
                    "body length: " + header.bodyLength() + " (expected: " + (header.attributes() & 0x3FF)
                            + ", as the header says)");
        }
        if (bodyMalformed) {
            return error(
                    DecodeError.BODY_MALFORMED,
                    "a body of " + header.bodyLength() + " bytes is too short for "
                            + MessageId.label(header.messageId()));
        }
        return JsonNodeFactory.instance.objectNode();
    }

    private ObjectNode unreadable(byte[] content, FrameFault fault) {
        boolean header2019 = fault == FrameFault.HEADER_TRUNCATED;
        ObjectNode json = error(
                header2019 ? DecodeError.HEADER_TRUNCATED : DecodeError.TOO_SHORT,
                "frame length: " + content.length + " (expected: >= " + (header2019 ? 18 : 13)
                        + ", without flags and escapes)");
        if (content.length >= 2) {
            int id = (content[0] & 0xFF) << 8 | (content[1] & 0xFF);
            json.put("messageId", messageId(id)).put("name", MessageId.label(id));
        }
        json.put("checksumOk", content.length > 0 && Escape.xor(content, content.length) == 0);
        json.put("hex", LocationJson.hex(content, 0, content.length));
        return json;
    }

    /** An object with nothing but an error, for inputs that never became bytes. */
    public static ObjectNode tooLong() {
        return error(DecodeError.TOO_LONG, "the line is longer than any frame; give one frame a line");
    }

    private static ObjectNode error(DecodeError code, String message) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.putObject("error").put("code", code.name()).put("message", message);
        return json;
    }

    static String messageId(int id) {
        return String.format("0x%04X", id);
    }
}
