package org.sweepwatch.ingest.transport;

import java.net.InetAddress;
import java.security.SecureRandom;
import java.util.Arrays;
import org.sweepwatch.ingest.frame.PhoneKey;

/**
 * Holds back datagrams of phones that are not in: a second in all and from one address, by the limits that TCP has for
 * new connections; registrations a second; and wrong codes a minute of one phone from one address.
 *
 * <p>Design note: who sends a datagram can be forged, so nothing here is kept for each sender. Senders share a fixed
 * number of counters, by a hash that nobody outside knows; two that fall on one counter share its limit, which delays
 * one of them by a second. Event loop of the socket only.
 */
final class DatagramLimits {
    private static final long SECOND_NANOS = 1_000_000_000L;
    private static final int COUNTER_BITS = 14;
    /** Of the places for registrations being decided, what UDP may take a second: the others are left to TCP. */
    private static final int REGISTRATION_SHARE = 4;

    private final IngestSettings settings;
    private final int seed;
    private final int factor;
    private final int[] bySender = new int[1 << COUNTER_BITS];
    private final int[] wrongCodes = new int[1 << COUNTER_BITS];
    private long second = Long.MIN_VALUE;
    private long minute = Long.MIN_VALUE;
    private int datagramsThisSecond;
    private int registrationsThisSecond;

    DatagramLimits(IngestSettings settings) {
        this.settings = settings;
        SecureRandom random = new SecureRandom();
        this.seed = random.nextInt();
        this.factor = random.nextInt() | 1;
    }

    /** Whether a frame of a phone that is not in may be looked at. */
    boolean admit(InetAddress sender, PhoneKey phone, long nowNanos) {
        turn(nowNanos);
        return ++datagramsThisSecond <= settings.maxConnectsPerSecond()
                && ++bySender[counter(sender.hashCode())] <= settings.maxConnectsPerSecondPerAddress()
                && wrongCodes[counter(sender, phone)] < settings.maxAuthenticationFailures();
    }

    /** Whether one more registration may be asked for this second; counts it. */
    boolean takeRegistration() {
        return ++registrationsThisSecond <= Math.max(1, settings.maxPendingRegistrations() / REGISTRATION_SHARE);
    }

    /** A phone has sent a wrong code from this address. */
    void wrongCode(InetAddress sender, PhoneKey phone) {
        wrongCodes[counter(sender, phone)]++;
    }

    private void turn(long nowNanos) {
        long nowSecond = Math.floorDiv(nowNanos, SECOND_NANOS);
        if (second != nowSecond) {
            second = nowSecond;
            datagramsThisSecond = 0;
            registrationsThisSecond = 0;
            Arrays.fill(bySender, 0);
            long nowMinute = Math.floorDiv(nowSecond, 60);
            if (minute != nowMinute) {
                minute = nowMinute;
                Arrays.fill(wrongCodes, 0);
            }
        }
    }

    private int counter(InetAddress sender, PhoneKey phone) {
        return counter(31 * sender.hashCode() + phone.hashCode());
    }

    private int counter(int hash) {
        int mixed = (hash ^ seed) * factor;
        mixed ^= mixed >>> 15;
        return (mixed * factor) >>> (Integer.SIZE - COUNTER_BITS);
    }
}
