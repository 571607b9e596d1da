package org.tallystick.lib.einvoice.cii;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.einvoice.Location;
import org.tallystick.lib.einvoice.Problem;
import org.tallystick.lib.einvoice.ProblemCode;
import org.tallystick.lib.einvoice.Severity;
import org.tallystick.lib.einvoice.model.Period;
import org.tallystick.lib.einvoice.xml.Values;
import un.unece.uncefact.data.standard.qualifieddatatype._100.FormattedDateTimeType;
import un.unece.uncefact.data.standard.reusableaggregatebusinessinformationentity._100.SpecifiedPeriodType;
import un.unece.uncefact.data.standard.unqualifieddatatype._100.DateTimeType;
import un.unece.uncefact.data.standard.unqualifieddatatype._100.DateType;

/** Days, written as 20260131 in format 102; keeps what is no day as a problem. */
final class Dates {
    private static final String FORMAT = "102";
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    private final List<Problem> problems = new ArrayList<>();

    List<Problem> problems() {
        return problems;
    }

    @Nullable
    LocalDate day(@Nullable DateTimeType date, String field) {
        if (date != null && date.getDateTime() != null) {
            return date.getDateTime().toLocalDate();
        }
        return day(Values.text(date, DateTimeType::getDateTimeStringValue), field);
    }

    @Nullable
    LocalDate day(@Nullable DateType date, String field) {
        if (date != null && date.getDate() != null) {
            return date.getDateLocal();
        }
        return day(Values.text(date, DateType::getDateStringValue), field);
    }

    @Nullable
    LocalDate day(@Nullable FormattedDateTimeType date, String field) {
        return day(Values.text(date, FormattedDateTimeType::getDateTimeStringValue), field);
    }

    private @Nullable LocalDate day(@Nullable String text, String field) {
        if (text == null) {
            return null;
        }
        try {
            return LocalDate.parse(text.strip(), DAY);
        } catch (DateTimeParseException _) {
            problems.add(Problem.of(Severity.ERROR, ProblemCode.XML_CONTENT, Location.of(field), text)
                    .saying("date"));
            return null;
        }
    }

    @Nullable
    Period period(@Nullable SpecifiedPeriodType period, String field) {
        if (period == null) {
            return null;
        }
        var found = new Period(
                day(period.getStartDateTime(), field + ".from"), day(period.getEndDateTime(), field + ".until"));
        return found.from() == null && found.until() == null ? null : found;
    }

    static DateTimeType moment(LocalDate day) {
        var target = new DateTimeType();
        target.setDateTimeString(DAY.format(day)).setFormat(FORMAT);
        return target;
    }

    static DateType date(LocalDate day) {
        var target = new DateType();
        target.setDateString(DAY.format(day)).setFormat(FORMAT);
        return target;
    }

    static FormattedDateTimeType formatted(LocalDate day) {
        var target = new FormattedDateTimeType();
        target.setDateTimeString(DAY.format(day)).setFormat(FORMAT);
        return target;
    }

    static SpecifiedPeriodType write(Period period) {
        var target = new SpecifiedPeriodType();
        Values.put(period.from(), day -> target.setStartDateTime(moment(day)));
        Values.put(period.until(), day -> target.setEndDateTime(moment(day)));
        return target;
    }
}
