import CICal
import Foundation

/// What a VTIMEZONE says about the clocks of its zone.
struct ZoneReading: ~Copyable {
    private let zone: OpaquePointer

    /// nil when `definition` is not one.
    init?(_ definition: borrowing CalendarComponent) {
        zone = ICal.made(icaltimezone_new())
        // The zone frees its component, so it gets one of its own.
        let copy = ICal.made(icalcomponent_new_clone(definition.pointer))
        guard icaltimezone_set_component(zone, copy) != 0 else {
            icalcomponent_free(copy)
            return nil
        }
    }

    deinit { icaltimezone_free(zone, 1) }

    /// The moment at which the clocks show `local`.
    func instant(_ local: icaltimetype) -> Date? { local.instant(in: zone) }
}
