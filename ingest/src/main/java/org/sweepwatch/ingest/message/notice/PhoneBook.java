package org.sweepwatch.ingest.message.notice;

import java.util.List;
import org.sweepwatch.ingest.message.BodyReader;
import org.sweepwatch.ingest.message.BodyWriter;
import org.sweepwatch.ingest.message.MessageBody;

/**
 * Telephone numbers of the terminal (设置电话本), 0x8401.
 *
 * @param action kind of setting (设置类型): 0 delete all, and then nothing follows, 1 replace, 2 append, 3 modify
 * @param contacts the numbers; names are personal data
 */
public record PhoneBook(int action, List<Contact> contacts) implements MessageBody {
    private static final int DELETE_ALL = 0;

    /**
     * One contact (联系人项).
     *
     * @param direction 1 may call in (呼入), 2 may be called (呼出), 3 both
     * @param number telephone number (电话号码)
     * @param name name (联系人)
     */
    public record Contact(int direction, String number, String name) {
        /** Without the person. */
        @Override
        public String toString() {
            return "Contact[direction=" + direction + "]";
        }
    }

    public static PhoneBook decode(BodyReader in) {
        int action = in.u8("action");
        int count = action == DELETE_ALL && in.remaining() == 0 ? 0 : in.u8("count");
        return new PhoneBook(
                action,
                in.list(
                        "contacts",
                        count,
                        one -> new Contact(one.u8("direction"), one.text8("number"), one.text8("name"))));
    }

    @Override
    public void encode(BodyWriter out) {
        out.put8(action);
        if (action != DELETE_ALL || !BodyWriter.isEmpty(contacts)) {
            out.count8(contacts)
                    .each(
                            contacts,
                            one -> out.put8(one.direction())
                                    .putText8(one.number())
                                    .putText8(one.name()));
        }
    }
}
