package org.sweepwatch.ingest.session;

/**
 * The decision about a registration.
 *
 * @param result result of the 0x8100: 0 done, 1 vehicle registered already, 2 no such vehicle, 3 terminal registered
 *     already, 4 no such terminal
 * @param code authentication code (鉴权码) when the result is 0, else null
 */
public record RegistrationResult(int result, String code) {
    /** Registered: the code is stored durably and may be handed out. */
    public static RegistrationResult accepted(String code) {
        return new RegistrationResult(0, code);
    }

    /** Refused, with a result from 1 to 4. */
    public static RegistrationResult refused(int result) {
        return new RegistrationResult(result, null);
    }
}
