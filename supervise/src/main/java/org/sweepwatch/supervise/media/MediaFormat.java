package org.sweepwatch.supervise.media;

/** Format of a medium (多媒体格式编码) of 0x0800 and 0x0801. */
public enum MediaFormat {
    JPEG("jpg", "image/jpeg"),
    TIF("tif", "image/tiff"),
    MP3("mp3", "audio/mpeg"),
    WAV("wav", "audio/wav"),
    WMV("wmv", "video/x-ms-wmv"),
    /** Reserved codes. */
    OTHER("bin", "application/octet-stream");

    private final String extension;
    private final String contentType;

    MediaFormat(String extension, String contentType) {
        this.extension = extension;
        this.contentType = contentType;
    }

    /** The format with this code, {@link #OTHER} for a reserved one. */
    public static MediaFormat of(int code) {
        return code >= 0 && code < OTHER.ordinal() ? values()[code] : OTHER;
    }

    /** Ending of its files. */
    public String extension() {
        return extension;
    }

    /** Media type for HTTP. */
    public String contentType() {
        return contentType;
    }
}
