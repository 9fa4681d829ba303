package org.sweepwatch.supervise.message;

/** What messages other than positions lead to. Called on the pipeline's message stage, one at a time. */
@FunctionalInterface
public interface MessageMeaning {
    /** Deals with one message; an exception puts it into quarantine. */
    UplinkResult of(UplinkMessage message);
}
