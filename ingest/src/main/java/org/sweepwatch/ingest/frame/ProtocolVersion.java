package org.sweepwatch.ingest.frame;

/**
 * Edition of JT/T 808 that a terminal speaks (协议版本).
 *
 * <p>The header alone tells 2019 from the two older ones. 2011 and 2013 share a header and differ in a few bodies
 * only; what was found at the registration holds for the terminal.
 */
public enum ProtocolVersion {
    /** JT/T 808-2011. */
    V2011("2011"),
    /** The BeiDou supplement of January 2013, which the trade calls 808-2013. */
    V2013("2013"),
    /** JT/T 808-2019. */
    V2019("2019");

    private final String label;

    ProtocolVersion(String label) {
        this.label = label;
    }

    /** The year, as users write it: "2011", "2013" or "2019". */
    public String label() {
        return label;
    }

    /** The edition with this {@link #label()}, null when there is none. */
    public static ProtocolVersion labelled(String label) {
        for (ProtocolVersion version : values()) {
            if (version.label.equals(label)) {
                return version;
            }
        }
        return null;
    }

    /** Whether frames of this edition carry a version byte and a phone of 20 digits. */
    public boolean layout2019() {
        return this == V2019;
    }
}
