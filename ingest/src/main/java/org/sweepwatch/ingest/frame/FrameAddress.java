package org.sweepwatch.ingest.frame;

import java.util.Arrays;

/**
 * What the header of a frame says about its terminal: layout, version byte and the phone bytes as they came in. An
 * answer carries exactly the same, or the terminal does not take it as its own. Immutable.
 */
public final class FrameAddress {
    private static final int PHONE_BYTES_2013 = 6;
    private static final int PHONE_BYTES_2019 = 10;

    private final boolean layout2019;
    private final int versionByte;
    private final byte[] phone;

    FrameAddress(boolean layout2019, int versionByte, byte[] phone) {
        this.layout2019 = layout2019;
        this.versionByte = versionByte;
        this.phone = phone;
    }

    /**
     * The address of a terminal with this phone (手机号), padded with zeros in front; the version byte of 2019 is 1.
     *
     * @param phone decimal digits, at most 12, for 2019 at most 20
     * @throws IllegalArgumentException when it is not
     */
    public static FrameAddress of(ProtocolVersion version, String phone) {
        byte[] bcd = new byte[version.layout2019() ? PHONE_BYTES_2019 : PHONE_BYTES_2013];
        int digits = phone.length();
        if (digits == 0 || digits > 2 * bcd.length) {
            throw new IllegalArgumentException("phone " + phone + " has " + digits + " digits (expected: 1 to "
                    + 2 * bcd.length + " for JT/T 808-" + version.label() + ")");
        }
        for (int i = 0; i < digits; i++) {
            int digit = phone.charAt(digits - 1 - i) - '0';
            if (digit < 0 || digit > 9) {
                throw new IllegalArgumentException("phone " + phone + " is not made of decimal digits");
            }
            bcd[bcd.length - 1 - i / 2] |= (byte) (i % 2 == 0 ? digit : digit << 4);
        }
        return new FrameAddress(version.layout2019(), version.layout2019() ? 1 : 0, bcd);
    }

    /** Whether the header has the version byte and the long phone of 2019. */
    public boolean layout2019() {
        return layout2019;
    }

    /** Version byte (协议版本号) of a 2019 header, normally 1; 0 for the older layout. */
    public int versionByte() {
        return versionByte;
    }

    /** Digits without leading zeros, as {@link FrameHeader#phone()} gives them. */
    public String phone() {
        return FrameHeader.canonicalPhone(phone, 0, phone.length);
    }

    /** Whether a frame comes from this address, read without allocation. */
    public boolean isFrom(FrameHeader header, byte[] frame) {
        int from = header.phoneOffset();
        return header.layout2019() == layout2019
                && Arrays.equals(phone, 0, phone.length, frame, from, from + header.phoneLength());
    }

    int phoneLength() {
        return phone.length;
    }

    void copyPhone(byte[] into, int at) {
        System.arraycopy(phone, 0, into, at, phone.length);
    }
}
