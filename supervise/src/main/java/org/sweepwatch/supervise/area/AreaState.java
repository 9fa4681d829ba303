package org.sweepwatch.supervise.area;

import java.util.Locale;

/** How an area lies on a terminal. */
enum AreaState {
    /** It is on its way. */
    SENDING,
    /** Taken by the terminal; asked for again, to compare. */
    CHECKING,
    /** Read back as another one, or not there: it is on its way once more. */
    SENDING_AGAIN,
    /** Taken the second time; asked for again, to compare. */
    CHECKING_AGAIN,
    /** Read back, and the same. */
    IN_STEP,
    /** Read back twice, and another one or none both times: it stays so until it changes or somebody asks to send it again. */
    DIFFERING,
    /** The terminal does not take it. */
    REFUSED,
    /** Taken, but the edition cannot read it back, or the terminal does not. */
    NOT_VERIFIABLE,
    /** It did not reach the terminal; it is sent again after a while. */
    NOT_SENT,
    /** It is being taken away. */
    REMOVING,
    /** The protocol has no form for it. */
    NOT_EXPRESSIBLE;

    /** As the store and the API write it. */
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static AreaState labelled(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
