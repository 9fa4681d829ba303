package org.sweepwatch.ingest.message.vehicle;

import org.sweepwatch.ingest.message.BodyReader;
import org.sweepwatch.ingest.message.BodyWriter;
import org.sweepwatch.ingest.message.GbText;
import org.sweepwatch.ingest.message.MessageBody;

/**
 * Electronic waybill (电子运单上报), 0x0701: any text; some terminals answer a command with it.
 *
 * @param text content (电子运单数据包)
 */
public record Waybill(String text) implements MessageBody {

    public static Waybill decode(BodyReader in) {
        long length = in.u32("length", "byte");
        return new Waybill(in.text("text", (int) Math.min(length, Integer.MAX_VALUE)));
    }

    @Override
    public void encode(BodyWriter out) {
        byte[] content = GbText.encode(text);
        out.put32(content.length).putBytes(content);
    }
}
