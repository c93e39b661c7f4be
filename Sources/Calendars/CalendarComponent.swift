import CICal

/// A component with all that is in it: freed in `deinit`.
///
/// It cannot be copied, so it is freed once. What is added to it belongs to it.
struct CalendarComponent: ~Copyable {
    let pointer: OpaquePointer

    /// `pointer` must belong to no other component.
    init(owning pointer: OpaquePointer) {
        self.pointer = pointer
    }

    init(_ kind: icalcomponent_kind) {
        self.init(owning: ICal.made(icalcomponent_new(kind)))
    }

    deinit { icalcomponent_free(pointer) }

    func copy() -> CalendarComponent { CalendarComponent(owning: ICal.made(icalcomponent_new_clone(pointer))) }

    func add(_ property: OpaquePointer?) { icalcomponent_add_property(pointer, ICal.made(property)) }

    func add(_ child: consuming CalendarComponent) { icalcomponent_add_component(pointer, child.release()) }

    /// Leaves freeing to who gets it.
    private consuming func release() -> OpaquePointer {
        let pointer = pointer
        discard self
        return pointer
    }

    /// Takes out, and frees, all properties of these kinds.
    func remove(_ kinds: [icalproperty_kind]) {
        for kind in kinds {
            while let property = icalcomponent_get_first_property(pointer, kind) {
                icalcomponent_remove_property(pointer, property)
                icalproperty_free(property)
            }
        }
    }

    /// The components directly in it; they stay its own.
    func forEachChild(_ body: (OpaquePointer) -> Void) {
        var child = icalcomponent_get_first_component(pointer, ICAL_ANY_COMPONENT)
        while let current = child {
            body(current)
            child = icalcomponent_get_next_component(pointer, ICAL_ANY_COMPONENT)
        }
    }

    /// As it stands in a file: lines ending in CRLF, folded at 75 octets.
    var text: String { FoldedLines.refolded(ICal.take(icalcomponent_as_ical_string_r(pointer)) ?? "") }
}
