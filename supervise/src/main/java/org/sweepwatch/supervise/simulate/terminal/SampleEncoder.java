package org.sweepwatch.supervise.simulate.terminal;

import org.sweepwatch.ingest.frame.ProtocolVersion;
import org.sweepwatch.ingest.message.location.AdditionalItem;
import org.sweepwatch.ingest.message.location.LocationEncoder;
import org.sweepwatch.ingest.message.location.StatusFlag;
import org.sweepwatch.supervise.simulate.fleet.VehicleSample;

/** Makes the body of a location report of a sample, with the items that the terminal's edition has. One thread. */
final class SampleEncoder {
    private static final int IO_SLEEP = 1 << 1;

    private final LocationEncoder encoder = new LocationEncoder();

    /** The body of a 0x0200. */
    byte[] body(ProtocolVersion version, VehicleSample sample) {
        encoder.begin(sample.timeMs)
                .alarmBits(sample.alarmBits)
                .statusBits(status(version, sample))
                .position(sample.latE6, sample.lonE6)
                .altitudeM(sample.altitudeM)
                .speedDeciKmh(sample.speedDkmh)
                .headingDeg(sample.headingDeg)
                .item32(AdditionalItem.ODOMETER, sample.odometerHm)
                .item16(AdditionalItem.RECORDER_SPEED, sample.recorderSpeedDkmh);
        if (version != ProtocolVersion.V2011) {
            encoder.item32(AdditionalItem.VEHICLE_SIGNALS, sample.signals)
                    .item16(AdditionalItem.IO_STATUS, sample.asleep ? IO_SLEEP : 0)
                    .item32(AdditionalItem.ANALOG, (long) sample.supplyDeciVolt << 16 | sample.waterPerMille)
                    .item8(AdditionalItem.SIGNAL_STRENGTH, sample.rssi)
                    .item8(AdditionalItem.SATELLITES, sample.satellites);
        }
        return encoder.toBytes();
    }

    private static int status(ProtocolVersion version, VehicleSample sample) {
        int bits = sample.accOn ? StatusFlag.ACC_ON.mask() : 0;
        if (sample.located) {
            bits |= StatusFlag.LOCATED.mask();
            if (version != ProtocolVersion.V2011) {
                bits |= StatusFlag.GPS_USED.mask() | StatusFlag.BEIDOU_USED.mask();
            }
        }
        if (version == ProtocolVersion.V2019 && sample.recorderSpeedDkmh > 0) {
            bits |= StatusFlag.MOVING.mask();
        }
        return bits;
    }
}
