package org.sweepwatch.supervise.decode;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.sweepwatch.ingest.frame.Escape;
import org.sweepwatch.ingest.frame.FrameFault;
import org.sweepwatch.ingest.frame.FrameHeader;
import org.sweepwatch.ingest.frame.ProtocolVersion;
import org.sweepwatch.ingest.message.BodyReader;
import org.sweepwatch.ingest.message.DecodedBody;
import org.sweepwatch.ingest.message.MessageCatalogue;
import org.sweepwatch.ingest.message.MessageId;
import org.sweepwatch.supervise.decode.FrameCandidates.Candidate;
import org.sweepwatch.supervise.report.TextTable;

/**
 * A frame byte by byte: header, body and check byte as a table of offset, bytes, field, value, unit and section of the
 * standard. The body's fields come from the reader that decodes it, so the table cannot say anything else than the decoder.
 * Never fails; what cannot be read is one row of bytes. Reused by one thread.
 */
public final class FrameExplanation {
    private static final List<String> HEADINGS =
            List.of("offset 偏移", "bytes 字节", "field 字段", "value 值", "unit 单位", "section 章节");
    private static final String HEADER_SECTION = "JT/T 808-2019 4.4.3";
    private static final String CHECK_SECTION = "JT/T 808-2019 4.4.4";
    private static final int SHOWN_BYTES = 12;

    private final FrameHeader header = new FrameHeader();
    private byte[] content;
    private TextTable table;
    private int next;

    /** One text per frame found in hexadecimal input, with a heading line above the table. */
    public List<String> explain(String text) {
        HexText hex = HexText.parse(text);
        if (hex.error() != null) {
            return List.of("[" + hex.error() + ": " + hex.message() + "]");
        }
        List<String> explained = new ArrayList<>();
        for (Candidate candidate : FrameCandidates.in(hex.bytes())) {
            explained.add(explain(candidate));
        }
        return explained;
    }

    private String explain(Candidate candidate) {
        content = candidate.content();
        table = new TextTable(HEADINGS);
        next = 0;
        FrameFault fault = header.parse(content, content.length);
        if (!header.addressReadable()) {
            row(content.length, "?", fault + ": too short for a header", "", HEADER_SECTION);
            return "no frame 不是报文\n" + table.render();
        }
        explainHeader();
        ProtocolVersion version = explainBody();
        explainEnd(candidate);
        return String.format(
                        "0x%04X %s %s, JT/T 808-%s, body as in %s, %d bytes without flags and escapes",
                        header.messageId(),
                        MessageId.label(header.messageId()),
                        chinese(),
                        header.version().label(),
                        version.label(),
                        content.length)
                + "\n" + table.render();
    }

    private String chinese() {
        MessageId id = MessageId.of(header.messageId());
        return id == null ? "" : id.chineseLabel();
    }

    private void explainHeader() {
        row(2, "messageId 消息ID", String.format("0x%04X", header.messageId()), "", HEADER_SECTION);
        row(2, "attributes 消息体属性", attributes(), "", HEADER_SECTION);
        if (header.layout2019()) {
            row(1, "version 协议版本号", header.versionByte(), "", HEADER_SECTION);
        }
        row(header.phoneLength(), "phone 终端手机号", header.phone(), "BCD", HEADER_SECTION);
        row(2, "serial 消息流水号", header.serial(), "", HEADER_SECTION);
        if (header.subpackaged() && header.bodyOffset() >= next + 4) {
            row(2, "partTotal 消息总包数", header.partTotal(), "", HEADER_SECTION);
            row(2, "partIndex 包序号", header.partIndex(), "", HEADER_SECTION);
        }
    }

    private String attributes() {
        return String.format(
                "body length %d, encryption %d, %s, version flag %d",
                header.attributes() & 0x3FF,
                header.encryption(),
                header.subpackaged() ? "sub-packaged" : "whole",
                header.attributes() >>> 14 & 1);
    }

    private ProtocolVersion explainBody() {
        int end = header.bodyOffset() + header.bodyLength();
        ProtocolVersion version = header.version();
        MessageId id = MessageId.of(header.messageId());
        boolean onePart = header.subpackaged() && header.partTotal() != 1;
        if (id != null && !onePart && header.encryption() == 0) {
            DecodedBody decoded =
                    MessageCatalogue.decode(id, content, header.bodyOffset(), header.bodyLength(), version);
            version = decoded == null ? version : decoded.version();
            String section = MessageCatalogue.sectionOf(id);
            BodyReader in = new BodyReader(
                    content,
                    header.bodyOffset(),
                    header.bodyLength(),
                    version,
                    (name, offset, length, value, unit) -> row(length, name, value, unit, section));
            MessageCatalogue.decode(id, in);
        }
        if (next < end) {
            row(end - next, next == header.bodyOffset() ? "body 消息体" : "unread 未解析", "", "", "");
        }
        return version;
    }

    private void explainEnd(Candidate candidate) {
        if (next < content.length - 1) {
            row(content.length - 1 - next, "surplus 多余字节", "", "", "");
        }
        int expected = Escape.xor(content, content.length - 1);
        String verdict = candidate.checksumOk() ? "right" : String.format("wrong (expected: %02X)", expected);
        row(content.length - next, "check 校验码", verdict, "", CHECK_SECTION);
    }

    private void row(int length, String field, Object value, String unit, String section) {
        table.row(List.of(String.valueOf(next), bytes(next, length), field, shown(value), unit, section));
        next += length;
    }

    private String bytes(int from, int length) {
        String shown = HexFormat.ofDelimiter(" ")
                .withUpperCase()
                .formatHex(content, from, from + Math.min(length, SHOWN_BYTES));
        return length <= SHOWN_BYTES ? shown : shown + " ... (" + length + ")";
    }

    private static String shown(Object value) {
        if (value == null) {
            return "no date";
        }
        if (value instanceof byte[]) {
            return "";
        }
        if (value instanceof Double number) {
            return String.format(Locale.ROOT, "%s", number);
        }
        return value instanceof Instant time ? time.toString() : String.valueOf(value);
    }
}
