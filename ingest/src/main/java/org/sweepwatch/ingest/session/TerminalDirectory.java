package org.sweepwatch.ingest.session;

import java.util.concurrent.CompletionStage;

/** Who may connect. Implemented over the store; the transport only asks. */
public interface TerminalDirectory {
    /**
     * The terminal with this phone, with what its newest registration says about its edition; null when there is none.
     * From memory: called on event loops.
     *
     * @param phone digits without leading zeros
     */
    Terminal find(String phone);

    /**
     * Whether these bytes are the authentication code (鉴权码) of the terminal. From memory and in constant time: called
     * on event loops. The bytes are not kept.
     */
    boolean verify(Terminal terminal, byte[] bytes, int offset, int length);

    /**
     * Whether all terminals and codes are known by now. Before that one that is not found, or whose code does not fit,
     * proves nothing: it is sent away unanswered and comes again. From memory: called on event loops.
     */
    boolean isComplete();

    /**
     * How far ahead of UTC the time is that 0x8004 tells the terminal with this phone, ms: 0, as the standard has it, or
     * more for one that takes it as local time. Null while that is not known; the query then stays unanswered and comes
     * again, because a wrong answer sets a clock. From memory: called on event loops.
     */
    Long serverTimeAheadMs(String phone);

    /**
     * Decides on a registration. When it completes with result 0 the code is durable. Called on a thread that may
     * block, never on an event loop; an exceptional completion leaves the terminal unanswered, so it asks again.
     */
    CompletionStage<RegistrationResult> register(RegistrationRequest request);
}
