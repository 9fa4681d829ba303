package org.sweepwatch.ingest.message.location;

import org.sweepwatch.ingest.message.BodyReader;

/** Tells a reader's listener the fields of a location one by one; their meaning is {@link LocationReport}'s. */
final class LocationFields {
    private static final int ITEM_HEAD_BYTES = 2;

    private LocationFields() {}

    /** Reads exactly so many bytes, at least a basic block; the reader has them. */
    static void read(BodyReader in, int length) {
        int end = in.position() + length;
        in.u32("alarmBits");
        int statusBits = (int) in.u32("statusBits");
        in.degrees("latitude", StatusFlag.SOUTH.isSet(statusBits));
        in.degrees("longitude", StatusFlag.WEST.isSet(statusBits));
        in.u16("altitudeM", "m");
        in.tenths("speedKmh", "km/h");
        in.u16("headingDeg", "degree");
        in.time("time");
        in.listWhile("additional", left -> hasItem(left, end), LocationFields::item);
        if (in.position() < end) {
            in.bytes("tail", end - in.position());
        }
    }

    private static boolean hasItem(BodyReader in, int end) {
        int left = end - in.position();
        return left >= ITEM_HEAD_BYTES && in.peek(1) <= left - ITEM_HEAD_BYTES;
    }

    private static int item(BodyReader in) {
        int id = in.u8("id");
        int length = in.u8("length", "byte");
        AdditionalItem known = AdditionalItem.of(id);
        String name = known == null ? "value" : known.label();
        switch (length) {
            case 1 -> in.u8(name);
            case 2 -> in.u16(name);
            case 4 -> in.u32(name);
            default -> in.bytes(name, length);
        }
        return id;
    }
}
