package org.sweepwatch.store.query;

/**
 * What a vehicle's terminal says it is: in its registration (0x0100), and where it has not registered in its attributes
 * (0x0107). Empty texts where it has not said.
 *
 * @param makerId maker (制造商ID)
 * @param model terminal model (终端型号)
 * @param firmware firmware version (固件版本号) of the attributes
 */
public record ModelTerminal(int vehicleId, String makerId, String model, String firmware) {}
