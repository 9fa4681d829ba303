package org.sweepwatch.supervise.settings;

import java.util.Locale;

/**
 * Every setting of the server: its key in the configuration file, its default and what it means. The command-line option
 * is {@code --key} where one exists, the environment variable {@link #environmentVariable()}.
 */
public enum SettingKey {
    DATA("data", "./sweepwatch-data", "directory of the journal, the embedded database and the API token"),
    BIND("bind", "127.0.0.1", "address that JT/T 808 and HTTP listen on"),
    JT808_PORT("jt808-port", "6808", "TCP and UDP port for terminals; 0 lets the system choose"),
    HTTP_PORT("http-port", "8080", "port of the page and the API; 0 lets the system choose"),
    DB_URL("db-url", "", "jdbc:postgresql://... of a server of your own; empty runs the embedded PostgreSQL"),
    DB_USER("db-user", "", "user of db-url"),
    DB_PASSWORD_FILE("db-password-file", "", "file whose first line is the password of db-user"),
    API_TOKEN_FILE("api-token-file", "", "file with the bearer token; empty keeps one under data"),
    ENROL("enrol", "closed", "closed: only imported vehicles may register; open: unknown terminals may, too"),
    OPERATIONAL_DAY_START("operational-day-start", "06:30", "local time (Asia/Shanghai) at which a day begins"),
    OLDEST_ACCEPTED("oldest-accepted", "2015-01-01", "positions dated before this day are quarantined"),
    FREEZE_AFTER_DAYS("freeze-after-days", "3", "days after which a daily figure is frozen"),
    RETENTION_DAYS("retention-days", "400", "days for which positions are kept"),
    MIN_FREE_DISK_MB("min-free-disk-mb", "512", "below this free space (MiB) nothing more is acknowledged"),
    MAX_CONNECTIONS("max-connections", "60000", "terminal connections in all"),
    MAX_CONNECTIONS_PER_ADDRESS("max-connections-per-address", "5000", "terminal connections from one address"),
    SILENCE_TIMEOUT_S("silence-timeout-s", "1200", "a terminal connection silent for so long is closed (s)"),
    UDP("udp", "on", "on: terminals may also come by UDP; off: TCP alone"),
    RELAY_PHONES(
            "relay-phones", "1", "phones that may share one TCP connection, as those of a relay; 1 refuses relays"),
    TRAFFIC_WARNING_MB("traffic-warning-mb", "100", "traffic of a SIM card in a month from which it is warned of (MB)"),
    SERVICE_BOX("service-box", "25.6,112.44,28.47,114.64", "service area: south,west,north,east (degrees, WGS-84)"),
    PROFILES_DIR(
            "profiles-dir", "", "directory with terminal profiles of your own (*.yaml); empty is profiles under data");

    private final String key;
    private final String defaultValue;
    private final String meaning;

    SettingKey(String key, String defaultValue, String meaning) {
        this.key = key;
        this.defaultValue = defaultValue;
        this.meaning = meaning;
    }

    public String key() {
        return key;
    }

    public String defaultValue() {
        return defaultValue;
    }

    public String meaning() {
        return meaning;
    }

    /** For example {@code SWEEPWATCH_JT808_PORT}. */
    public String environmentVariable() {
        return "SWEEPWATCH_" + key.toUpperCase(Locale.ROOT).replace('-', '_');
    }
}
