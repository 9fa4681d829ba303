package org.sweepwatch.ingest.session;

import org.sweepwatch.ingest.frame.ProtocolVersion;

/**
 * What a terminal says about itself in a registration (终端注册), 0x0100.
 *
 * @param phone digits without leading zeros, from the header
 * @param version the edition its body has
 * @param provinceId province, first two digits of GB/T 2260; 0 = the platform chooses
 * @param cityId city or county, last four digits
 * @param makerId maker, without padding
 * @param model model, without padding
 * @param terminalId the maker's number of the unit, without padding
 * @param plateColour plate colour by JT/T 415 or JT/T 697.7
 * @param plate plate, or the VIN with colour 0; never trusted for more than matching
 */
public record RegistrationRequest(
        String phone,
        ProtocolVersion version,
        int provinceId,
        int cityId,
        String makerId,
        String model,
        String terminalId,
        int plateColour,
        String plate) {}
