package org.sweepwatch.supervise.settings;

/** One or more settings are unknown, missing or out of range. The message names each with its remedy, on one line. */
public final class SettingsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SettingsException(String message) {
        super(message);
    }
}
