package org.sweepwatch.ingest.transport;

import org.sweepwatch.ingest.command.CommandSettings;

/**
 * Settings of the transport, checked as a whole by {@link Builder#build()}.
 *
 * @param bindHost address to listen on
 * @param port TCP and UDP port; 0 = any free one
 * @param udp whether terminals may come by UDP, too. The sender of a datagram can be forged: over UDP a phone that has
 *     authenticated is believed whatever its address, because carriers move it
 * @param ioThreads event loops; one serves some 100,000 frames a second
 * @param ringSlots frames between the event loops and the journal writer; a power of two
 * @param maxGroupRecords most frames made durable by one force
 * @param mediaPatienceMs a part of a medium (0x0801) that has come alone waits so long for a frame of another kind, to be
 *     made durable with it by one force. Twenty milliseconds: some times what a force takes, so that an upload leaves
 *     the disk to positions; and little beside the way to a terminal and back, which an upload takes for each part
 * @param maxConnections connections open at once; keep the descriptors of the process above it
 * @param maxConnectionsPerAddress of these from one address; a carrier puts a whole fleet behind one
 * @param maxConnectsPerSecond new connections a second in all
 * @param maxConnectsPerSecondPerAddress new connections a second from one address
 * @param firstFrameSeconds a connection without a valid frame is closed after this
 * @param authenticateSeconds a connection that has not authenticated is closed after this
 * @param silenceSeconds an authenticated connection without a valid frame is closed after this. Twenty minutes:
 *     sleeping terminals report every ten to thirty, a closed one just connects anew, and a dead socket costs a
 *     descriptor and nothing else, because the newest connection of a terminal wins
 * @param maxAuthenticationFailures wrong codes before a connection is closed
 * @param maxFramesBeforeAuthentication other messages before authentication before a connection is closed
 * @param maxRegistrationsPerConnection registrations one connection may ask for
 * @param maxPendingRegistrations registrations being decided at once; beyond that terminals are left to ask again
 * @param maxGarbageInARow pieces without end or start, up to 4 KiB each, before a connection is closed
 * @param maxBadFramesInARow frames with a wrong check byte or length in a row before a connection is closed
 * @param maxFramesInFlight frames of one connection that are not yet answered before it is not read further;
 *     reading goes on below half
 * @param maxUnreadAnswerBytes answers a terminal leaves unread, half in the kernel and half here, before it is
 *     closed
 * @param maxPhonesPerConnection phones that may authenticate on one TCP connection, as a relay (转发) has them; 1 = relays
 *     are refused
 * @param maxUdpSessions terminals that may be in by UDP at once
 * @param commands settings of the messages down to terminals
 */
public record IngestSettings(
        String bindHost,
        int port,
        boolean udp,
        int ioThreads,
        int ringSlots,
        int maxGroupRecords,
        int mediaPatienceMs,
        int maxConnections,
        int maxConnectionsPerAddress,
        int maxConnectsPerSecond,
        int maxConnectsPerSecondPerAddress,
        int firstFrameSeconds,
        int authenticateSeconds,
        int silenceSeconds,
        int maxAuthenticationFailures,
        int maxFramesBeforeAuthentication,
        int maxRegistrationsPerConnection,
        int maxPendingRegistrations,
        int maxGarbageInARow,
        int maxBadFramesInARow,
        int maxFramesInFlight,
        int maxUnreadAnswerBytes,
        int maxPhonesPerConnection,
        int maxUdpSessions,
        CommandSettings commands) {
    /** The defaults, every one to be changed. */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects settings, starting from the defaults. */
    public static final class Builder {
        private String bindHost = "127.0.0.1";
        private int port = 6808;
        private boolean udp = true;
        private int ioThreads = Math.max(1, Math.min(4, Runtime.getRuntime().availableProcessors() / 2));
        private int ringSlots = 16_384;
        private int maxGroupRecords = 4096;
        private int mediaPatienceMs = 20;
        private int maxConnections = 60_000;
        private int maxConnectionsPerAddress = 5_000;
        private int maxConnectsPerSecond = 2_000;
        private int maxConnectsPerSecondPerAddress = 500;
        private int firstFrameSeconds = 10;
        private int authenticateSeconds = 30;
        private int silenceSeconds = 1_200;
        private int maxAuthenticationFailures = 3;
        private int maxFramesBeforeAuthentication = 5;
        private int maxRegistrationsPerConnection = 5;
        private int maxPendingRegistrations = 256;
        private int maxGarbageInARow = 8;
        private int maxBadFramesInARow = 1_000;
        private int maxFramesInFlight = 64;
        private int maxUnreadAnswerBytes = 64 << 10;
        private int maxPhonesPerConnection = 1;
        private int maxUdpSessions = 20_000;
        private CommandSettings commands = CommandSettings.DEFAULT;

        private Builder() {}

        public Builder bindHost(String value) {
            bindHost = value;
            return this;
        }

        public Builder port(int value) {
            port = value;
            return this;
        }

        public Builder udp(boolean value) {
            udp = value;
            return this;
        }

        public Builder ioThreads(int value) {
            ioThreads = value;
            return this;
        }

        public Builder ringSlots(int value) {
            ringSlots = value;
            return this;
        }

        public Builder maxGroupRecords(int value) {
            maxGroupRecords = value;
            return this;
        }

        public Builder mediaPatienceMs(int value) {
            mediaPatienceMs = value;
            return this;
        }

        public Builder maxConnections(int value) {
            maxConnections = value;
            return this;
        }

        public Builder maxConnectionsPerAddress(int value) {
            maxConnectionsPerAddress = value;
            return this;
        }

        public Builder maxConnectsPerSecond(int value) {
            maxConnectsPerSecond = value;
            return this;
        }

        public Builder maxConnectsPerSecondPerAddress(int value) {
            maxConnectsPerSecondPerAddress = value;
            return this;
        }

        public Builder firstFrameSeconds(int value) {
            firstFrameSeconds = value;
            return this;
        }

        public Builder authenticateSeconds(int value) {
            authenticateSeconds = value;
            return this;
        }

        public Builder silenceSeconds(int value) {
            silenceSeconds = value;
            return this;
        }

        public Builder maxAuthenticationFailures(int value) {
            maxAuthenticationFailures = value;
            return this;
        }

        public Builder maxFramesBeforeAuthentication(int value) {
            maxFramesBeforeAuthentication = value;
            return this;
        }

        public Builder maxRegistrationsPerConnection(int value) {
            maxRegistrationsPerConnection = value;
            return this;
        }

        public Builder maxPendingRegistrations(int value) {
            maxPendingRegistrations = value;
            return this;
        }

        public Builder maxGarbageInARow(int value) {
            maxGarbageInARow = value;
            return this;
        }

        public Builder maxBadFramesInARow(int value) {
            maxBadFramesInARow = value;
            return this;
        }

        public Builder maxFramesInFlight(int value) {
            maxFramesInFlight = value;
            return this;
        }

        public Builder maxUnreadAnswerBytes(int value) {
            maxUnreadAnswerBytes = value;
            return this;
        }

        public Builder maxPhonesPerConnection(int value) {
            maxPhonesPerConnection = value;
            return this;
        }

        public Builder maxUdpSessions(int value) {
            maxUdpSessions = value;
            return this;
        }

        public Builder commands(CommandSettings value) {
            commands = value;
            return this;
        }

        /**
         * Checks the settings.
         *
         * @throws IllegalArgumentException naming the first setting that cannot be, and what it may be
         */
        public IngestSettings build() {
            check("port", port, 0, 65_535);
            check("ioThreads", ioThreads, 1, 256);
            check("maxGroupRecords", maxGroupRecords, 1, 65_536);
            check("mediaPatienceMs", mediaPatienceMs, 0, 60_000);
            check("maxConnections", maxConnections, 1, 1_000_000);
            check("maxConnectionsPerAddress", maxConnectionsPerAddress, 1, 1_000_000);
            check("maxConnectsPerSecond", maxConnectsPerSecond, 1, 1_000_000);
            check("maxConnectsPerSecondPerAddress", maxConnectsPerSecondPerAddress, 1, 1_000_000);
            check("firstFrameSeconds", firstFrameSeconds, 1, 3600);
            check("authenticateSeconds", authenticateSeconds, 1, 3600);
            check("silenceSeconds", silenceSeconds, 1, 86_400);
            check("maxAuthenticationFailures", maxAuthenticationFailures, 1, 100);
            check("maxFramesBeforeAuthentication", maxFramesBeforeAuthentication, 1, 1000);
            check("maxRegistrationsPerConnection", maxRegistrationsPerConnection, 1, 1000);
            check("maxPendingRegistrations", maxPendingRegistrations, 1, 65_536);
            check("maxGarbageInARow", maxGarbageInARow, 1, 1_000_000);
            check("maxBadFramesInARow", maxBadFramesInARow, 1, 1_000_000);
            check("maxFramesInFlight", maxFramesInFlight, 1, 65_536);
            check("maxUnreadAnswerBytes", maxUnreadAnswerBytes, 8192, 16_777_216);
            check("maxPhonesPerConnection", maxPhonesPerConnection, 1, 1000);
            check("maxUdpSessions", maxUdpSessions, 1, 1_000_000);
            check("ringSlots", ringSlots, 64, 65_536);
            if (Integer.bitCount(ringSlots) != 1) {
                throw new IllegalArgumentException("ringSlots: " + ringSlots + " (expected: a power of two)");
            }
            if (ioThreads >= ringSlots) {
                throw new IllegalArgumentException(
                        "ioThreads: " + ioThreads + " (expected: fewer than ringSlots, " + ringSlots + ")");
            }
            if (maxConnectionsPerAddress > maxConnections) {
                throw new IllegalArgumentException("maxConnectionsPerAddress: " + maxConnectionsPerAddress
                        + " (expected: <= maxConnections, " + maxConnections + ")");
            }
            if (firstFrameSeconds > authenticateSeconds) {
                throw new IllegalArgumentException("firstFrameSeconds: " + firstFrameSeconds
                        + " (expected: <= authenticateSeconds, " + authenticateSeconds + ")");
            }
            return new IngestSettings(
                    bindHost,
                    port,
                    udp,
                    ioThreads,
                    ringSlots,
                    maxGroupRecords,
                    mediaPatienceMs,
                    maxConnections,
                    maxConnectionsPerAddress,
                    maxConnectsPerSecond,
                    maxConnectsPerSecondPerAddress,
                    firstFrameSeconds,
                    authenticateSeconds,
                    silenceSeconds,
                    maxAuthenticationFailures,
                    maxFramesBeforeAuthentication,
                    maxRegistrationsPerConnection,
                    maxPendingRegistrations,
                    maxGarbageInARow,
                    maxBadFramesInARow,
                    maxFramesInFlight,
                    maxUnreadAnswerBytes,
                    maxPhonesPerConnection,
                    maxUdpSessions,
                    commands);
        }

        private static void check(String name, int value, int least, int most) {
            if (value < least || value > most) {
                throw new IllegalArgumentException(name + ": " + value + " (expected: " + least + ".." + most + ")");
            }
        }
    }
}
