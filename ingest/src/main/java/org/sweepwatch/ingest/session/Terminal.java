package org.sweepwatch.ingest.session;

import org.sweepwatch.ingest.frame.ProtocolVersion;

/**
 * An on-board unit (车载终端) that may deliver positions.
 *
 * @param id number under which everything about it is stored
 * @param phone phone (手机号) as identity: digits without leading zeros
 * @param registeredAs the edition its newest registration (终端注册) was written in, null when not known. The header of
 *     a frame cannot tell 2011 from 2013; this can
 */
public record Terminal(int id, String phone, ProtocolVersion registeredAs) {
    /** A terminal whose registration is not known. */
    public Terminal(int id, String phone) {
        this(id, phone, null);
    }
}
