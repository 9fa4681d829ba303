package org.sweepwatch.store.query;

import java.time.Instant;

/**
 * One stored position (位置信息, JT/T 808 message 0x0200).
 *
 * @param time device time
 * @param receivedAt when it reached us, to the second
 * @param latitude WGS-84 degrees, north positive
 * @param longitude WGS-84 degrees, east positive
 * @param altitudeM metres above sea level
 * @param headingDeg degrees clockwise from north
 * @param alarmBits alarm sign (报警标志), unsigned 32 bits
 * @param statusBits status (状态), unsigned 32 bits
 * @param quality bits of the point quality
 * @param located whether the device had a fix (status bit 1)
 * @param routeId cleaning route it was on, null when on none
 * @param routeOffsetM metres off that route
 * @param odometerHm mileage (里程) in 0.1 km, null when not sent (so are all that follow)
 * @param fuelDl fuel (油量) in 0.1 l
 * @param recorderSpeedKmh speed of the tachograph (行驶记录仪速度)
 * @param vehicleSignals extended vehicle signals (扩展车辆信号状态位), unsigned 32 bits
 * @param ioStatus IO status bits (IO状态位)
 * @param analog analog inputs (模拟量): AD0 in bits 0-15, AD1 in bits 16-31
 * @param rssi strength of the radio network (无线通信网络信号强度)
 * @param satellites satellites in use (GNSS 定位卫星数)
 * @param items all other additional items as they came, id, length, value each
 */
@SuppressWarnings("ArrayRecordComponent") // plain data; the arrays are handed over and never changed
public record Position(
        int vehicleId,
        Instant time,
        Instant receivedAt,
        double latitude,
        double longitude,
        int altitudeM,
        double speedKmh,
        int headingDeg,
        long alarmBits,
        long statusBits,
        int quality,
        boolean located,
        Integer routeId,
        Integer routeOffsetM,
        Integer odometerHm,
        Integer fuelDl,
        Double recorderSpeedKmh,
        Long vehicleSignals,
        Integer ioStatus,
        Long analog,
        Integer rssi,
        Integer satellites,
        byte[] items) {}
