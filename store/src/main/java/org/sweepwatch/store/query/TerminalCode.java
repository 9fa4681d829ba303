package org.sweepwatch.store.query;

import java.time.Instant;

/**
 * The authentication code (鉴权码) given to a terminal, as its hash, with what the terminal said of itself when it
 * registered (JT/T 808 message 0x0100).
 *
 * @param codeSha256 SHA-256 of the code, 32 bytes
 * @param protocolVersion "2011", "2013" or "2019"
 * @param plateColour 车牌颜色, 0 without a plate
 */
@SuppressWarnings("ArrayRecordComponent") // plain data; the arrays are handed over and never changed
public record TerminalCode(
        int vehicleId,
        byte[] codeSha256,
        Instant registeredAt,
        String protocolVersion,
        int provinceId,
        int cityId,
        String makerId,
        String model,
        String terminalId,
        int plateColour,
        String plate) {}
