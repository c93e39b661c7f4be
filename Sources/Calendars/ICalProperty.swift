import CICal

/// One property that libical has read; its component owns it and must outlive it.
struct ICalProperty {
    let pointer: OpaquePointer

    /// All of the kind that stand in `component`, in their order.
    static func all(_ kind: icalproperty_kind, in component: OpaquePointer) -> [ICalProperty] {
        var properties: [ICalProperty] = []
        var next = icalcomponent_get_first_property(component, kind)
        while let property = next {
            properties.append(ICalProperty(pointer: property))
            next = icalcomponent_get_next_property(component, kind)
        }
        return properties
    }

    static func first(_ kind: icalproperty_kind, in component: OpaquePointer) -> ICalProperty? {
        icalcomponent_get_first_property(component, kind).map { ICalProperty(pointer: $0) }
    }

    /// As it was written.
    var value: String { ICal.take(icalproperty_get_value_as_string_r(pointer)) ?? "" }

    /// What is meant by a value that is text.
    var text: String {
        guard let value = icalproperty_get_value(pointer), icalvalue_isa(value) == ICAL_TEXT_VALUE,
            let text = icalvalue_get_text(value)
        else { return "" }
        return String(cString: text)
    }

    var integer: Int {
        guard let value = icalproperty_get_value(pointer), icalvalue_isa(value) == ICAL_INTEGER_VALUE else { return 0 }
        return Int(icalvalue_get_integer(value))
    }

    /// nil for a value that is neither a day nor a time.
    var time: icaltimetype? {
        guard let value = icalproperty_get_value(pointer),
            [ICAL_DATETIME_VALUE, ICAL_DATE_VALUE, ICAL_DATETIMEDATE_VALUE].contains(icalvalue_isa(value))
        else { return nil }
        return icalvalue_get_datetimedate(value)
    }

    /// In seconds; nil for a value that is no duration.
    var duration: Int? {
        guard let value = icalproperty_get_value(pointer), icalvalue_isa(value) == ICAL_DURATION_VALUE else {
            return nil
        }
        return Int(icaldurationtype_as_int(icalvalue_get_duration(value)))
    }

    /// What is called CN; empty when there is none.
    var name: String {
        guard let parameter = icalproperty_get_first_parameter(pointer, ICAL_CN_PARAMETER),
            let name = icalparameter_get_cn(parameter)
        else { return "" }
        return String(cString: name)
    }

    /// nil when it has no such parameter; `name` may be one of those that begin with `X-`.
    func parameter(_ name: String) -> String? { ICal.take(icalproperty_get_parameter_as_string_r(pointer, name)) }
}
