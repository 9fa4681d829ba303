package org.sweepwatch.ingest.message.notice;

import java.util.List;
import org.sweepwatch.ingest.message.BodyReader;
import org.sweepwatch.ingest.message.BodyWriter;
import org.sweepwatch.ingest.message.MessageBody;

/**
 * Information that a driver can subscribe to (信息点播菜单设置), 0x8303, until 2013.
 *
 * @param action kind of setting (设置类型): 0 delete all, and then nothing follows, 1 replace, 2 append, 3 modify
 * @param items the menu
 */
public record InformationMenu(int action, List<Item> items) implements MessageBody {
    private static final int DELETE_ALL = 0;

    /**
     * One entry (信息项).
     *
     * @param type information type (信息类型)
     * @param name its name (信息名称)
     */
    public record Item(int type, String name) {}

    public static InformationMenu decode(BodyReader in) {
        int action = in.u8("action");
        boolean nothingFollows = action == DELETE_ALL && in.remaining() == 0;
        int count = nothingFollows ? 0 : in.packetCount8();
        return new InformationMenu(
                action, in.list("items", count, one -> new Item(one.u8("type"), one.text16("name"))));
    }

    @Override
    public void encode(BodyWriter out) {
        out.put8(action);
        if (action != DELETE_ALL || !BodyWriter.isEmpty(items)) {
            out.packetCount8(items).each(items, one -> out.put8(one.type()).putText16(one.name()));
        }
    }
}
