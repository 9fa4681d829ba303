package org.sweepwatch.geo.layer;

/**
 * What is wrong with one feature, or with the whole file.
 *
 * @param feature number of the feature in the file, from 1; 0 for the file
 * @param name its code or name as far as it could be read, else empty
 * @param reason what is wrong
 * @param remedy what to do about it
 */
public record LayerError(int feature, String name, String reason, String remedy) {
    /** One line for people. */
    @Override
    public String toString() {
        String where = feature == 0 ? "file" : "feature " + feature + (name.isEmpty() ? "" : " (" + name + ")");
        return where + ": " + reason + "; " + remedy;
    }
}
