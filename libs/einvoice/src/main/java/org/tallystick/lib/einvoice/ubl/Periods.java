package org.tallystick.lib.einvoice.ubl;

import static org.tallystick.lib.einvoice.xml.Values.first;
import static org.tallystick.lib.einvoice.xml.Values.put;
import static org.tallystick.lib.einvoice.xml.Values.text;

import java.util.List;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.PeriodType;
import oasis.names.specification.ubl.schema.xsd.commonbasiccomponents_21.DescriptionCodeType;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.einvoice.model.Period;

/** The time that is invoiced (BG-14, 26) and, beside it, when the tax is due (BT-8). */
final class Periods {
    private Periods() {}

    static @Nullable Period period(List<PeriodType> periods) {
        PeriodType period = first(periods);
        if (period == null) {
            return null;
        }
        var found = new Period(period.getStartDateValueLocal(), period.getEndDateValueLocal());
        return found.from() == null && found.until() == null ? null : found;
    }

    static @Nullable String taxPointCode(List<PeriodType> periods) {
        PeriodType period = first(periods);
        return period == null ? null : text(first(period.getDescriptionCode()), DescriptionCodeType::getValue);
    }

    static PeriodType write(Period period) {
        var target = new PeriodType();
        put(period.from(), target::setStartDate);
        put(period.until(), target::setEndDate);
        return target;
    }

    static @Nullable PeriodType write(@Nullable Period period, @Nullable String taxPointCode) {
        if (period == null && taxPointCode == null) {
            return null;
        }
        PeriodType target = period == null ? new PeriodType() : write(period);
        put(taxPointCode, code -> target.addDescriptionCode(new DescriptionCodeType(code)));
        return target;
    }
}
