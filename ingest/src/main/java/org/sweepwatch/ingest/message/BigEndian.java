package org.sweepwatch.ingest.message;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** BYTE, WORD and DWORD as they lie in a frame. The caller has checked the length. */
public final class BigEndian {
    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private BigEndian() {}

    public static int u8(byte[] bytes, int at) {
        return bytes[at] & 0xFF;
    }

    public static int u16(byte[] bytes, int at) {
        return (short) SHORT.get(bytes, at) & 0xFFFF;
    }

    public static int s16(byte[] bytes, int at) {
        return (short) SHORT.get(bytes, at);
    }

    public static int s32(byte[] bytes, int at) {
        return (int) INT.get(bytes, at);
    }

    public static long u32(byte[] bytes, int at) {
        return (int) INT.get(bytes, at) & 0xFFFFFFFFL;
    }

    public static long s64(byte[] bytes, int at) {
        return (long) LONG.get(bytes, at);
    }

    public static void put16(byte[] bytes, int at, int value) {
        SHORT.set(bytes, at, (short) value);
    }

    public static void put32(byte[] bytes, int at, int value) {
        INT.set(bytes, at, value);
    }
}
