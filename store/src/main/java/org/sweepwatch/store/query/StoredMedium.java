package org.sweepwatch.store.query;

import java.time.Instant;

/**
 * A picture, sound or video of a terminal (多媒体数据).
 *
 * @param mediaId number the terminal gave it
 * @param type 0 picture, 1 audio, 2 video
 * @param format 0 JPEG, 1 TIF, 2 MP3, 3 WAV, 4 WMV
 * @param event what caused it, as in 0x0800
 * @param takenAt device time, null when it has none
 * @param latitude degrees, WGS-84, null when it was taken without a fix
 * @param sizeBytes bytes of the file
 * @param path below the media directory
 */
public record StoredMedium(
        long id,
        int vehicleId,
        Instant receivedAt,
        long mediaId,
        int type,
        int format,
        int event,
        int channel,
        Instant takenAt,
        Double latitude,
        Double longitude,
        int sizeBytes,
        String path) {}
