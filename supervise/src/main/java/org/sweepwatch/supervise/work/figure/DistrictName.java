package org.sweepwatch.supervise.work.figure;

/** Names of districts (区): people write 天元 and 天元区 and mean the same. */
public final class DistrictName {
    private static final String DISTRICT = "区";

    private DistrictName() {}

    /** Whether two names mean the same district; nothing is the same as null. */
    public static boolean same(String one, String other) {
        return one != null && other != null && plain(one).equals(plain(other));
    }

    /** The name without the word for district, the same for all names of one. */
    public static String plain(String name) {
        return name.endsWith(DISTRICT) ? name.substring(0, name.length() - DISTRICT.length()) : name;
    }
}
