package org.sweepwatch.supervise.settings;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;

/**
 * The settings in force, checked. One field for each {@link SettingKey}; see there for the meaning.
 *
 * @param dbUrl empty for the embedded PostgreSQL
 * @param dbPasswordFile null when none is given
 * @param apiTokenFile null to keep the token under {@code data}
 * @param enrolOpen true when unknown terminals may register
 * @param udp true when terminals may also come by UDP
 * @param relayPhones phones that may authenticate on one TCP connection; 1 refuses relays
 * @param serviceBox south, west, north, east in degrees, WGS-84
 * @param profilesDir directory of the user's terminal profiles; it need not exist
 */
public record Settings(
        Path data,
        String bind,
        int jt808Port,
        int httpPort,
        String dbUrl,
        String dbUser,
        Path dbPasswordFile,
        Path apiTokenFile,
        boolean enrolOpen,
        LocalTime operationalDayStart,
        LocalDate oldestAccepted,
        int freezeAfterDays,
        int retentionDays,
        int minFreeDiskMb,
        int maxConnections,
        int maxConnectionsPerAddress,
        int silenceTimeoutS,
        boolean udp,
        int relayPhones,
        int trafficWarningMb,
        ServiceBox serviceBox,
        Path profilesDir) {

    /** Service area, degrees, WGS-84. */
    public record ServiceBox(double south, double west, double north, double east) {}

    public boolean embeddedDatabase() {
        return dbUrl.isEmpty();
    }

    static Settings check(Map<SettingKey, String> values, List<String> problems) {
        Check check = new Check(values, problems);
        String dbUrl = values.get(SettingKey.DB_URL).trim();
        if (!dbUrl.isEmpty() && !dbUrl.startsWith("jdbc:postgresql:")) {
            check.wrong(SettingKey.DB_URL, "a URL that begins with jdbc:postgresql:");
        }
        String enrol = values.get(SettingKey.ENROL).trim();
        if (!enrol.equals("open") && !enrol.equals("closed")) {
            check.wrong(SettingKey.ENROL, "open or closed");
        }
        String udp = values.get(SettingKey.UDP).trim();
        if (!udp.equals("on") && !udp.equals("off")) {
            check.wrong(SettingKey.UDP, "on or off");
        }
        if (values.get(SettingKey.BIND).isBlank()) {
            check.wrong(SettingKey.BIND, "an address such as 127.0.0.1 or 0.0.0.0");
        }
        return new Settings(
                Path.of(values.get(SettingKey.DATA)),
                values.get(SettingKey.BIND).trim(),
                check.number(SettingKey.JT808_PORT, 0, 65535),
                check.number(SettingKey.HTTP_PORT, 0, 65535),
                dbUrl,
                values.get(SettingKey.DB_USER).trim(),
                check.optionalPath(SettingKey.DB_PASSWORD_FILE),
                check.optionalPath(SettingKey.API_TOKEN_FILE),
                enrol.equals("open"),
                check.time(SettingKey.OPERATIONAL_DAY_START),
                check.date(SettingKey.OLDEST_ACCEPTED),
                check.number(SettingKey.FREEZE_AFTER_DAYS, 1, 60),
                check.number(SettingKey.RETENTION_DAYS, 31, 36_500),
                check.number(SettingKey.MIN_FREE_DISK_MB, 1, 1_000_000),
                check.number(SettingKey.MAX_CONNECTIONS, 1, 1_000_000),
                check.number(SettingKey.MAX_CONNECTIONS_PER_ADDRESS, 1, 1_000_000),
                check.number(SettingKey.SILENCE_TIMEOUT_S, 30, 86_400),
                udp.equals("on"),
                check.number(SettingKey.RELAY_PHONES, 1, 1_000),
                check.number(SettingKey.TRAFFIC_WARNING_MB, 1, 1_000_000),
                check.box(SettingKey.SERVICE_BOX),
                values.get(SettingKey.PROFILES_DIR).isBlank()
                        ? Path.of(values.get(SettingKey.DATA)).resolve("profiles")
                        : Path.of(values.get(SettingKey.PROFILES_DIR).trim()));
    }

    private record Check(Map<SettingKey, String> values, List<String> problems) {
        void wrong(SettingKey key, String expected) {
            problems.add(key.key() + " is '" + values.get(key) + "' (expected: " + expected + ")");
        }

        int number(SettingKey key, int least, int most) {
            try {
                int value = Integer.parseInt(values.get(key).trim());
                if (value >= least && value <= most) {
                    return value;
                }
            } catch (NumberFormatException e) {
                // Falls through: the same message serves text and a number out of range.
            }
            wrong(key, least + " to " + most);
            return least;
        }

        LocalTime time(SettingKey key) {
            try {
                return LocalTime.parse(values.get(key).trim());
            } catch (DateTimeException e) {
                wrong(key, "a time such as 06:30");
                return LocalTime.MIDNIGHT;
            }
        }

        LocalDate date(SettingKey key) {
            try {
                return LocalDate.parse(values.get(key).trim());
            } catch (DateTimeException e) {
                wrong(key, "a day such as 2015-01-01");
                return LocalDate.EPOCH;
            }
        }

        Path optionalPath(SettingKey key) {
            String value = values.get(key).trim();
            return value.isEmpty() ? null : Path.of(value);
        }

        ServiceBox box(SettingKey key) {
            String[] parts = values.get(key).split(",");
            try {
                if (parts.length == 4) {
                    ServiceBox box = new ServiceBox(
                            Double.parseDouble(parts[0].trim()),
                            Double.parseDouble(parts[1].trim()),
                            Double.parseDouble(parts[2].trim()),
                            Double.parseDouble(parts[3].trim()));
                    if (box.south < box.north && box.west < box.east && box.south >= -90 && box.north <= 90) {
                        return box;
                    }
                }
            } catch (NumberFormatException e) {
                // Falls through: the same message serves text and a box that is inside out.
            }
            wrong(key, "south,west,north,east in degrees, such as 26.0,112.4,28.6,114.6");
            return new ServiceBox(0, 0, 0, 0);
        }
    }
}
