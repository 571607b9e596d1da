package org.tallystick.workbench.settings;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tallystick.access.Member;
import org.tallystick.approvals.AnswerTime;
import org.tallystick.approvals.ApprovalKind;
import org.tallystick.approvals.Approver;
import org.tallystick.approvals.WorkCalendar;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.platform.web.Choice;
import org.tallystick.workbench.Choices;

/** The matrix as it is filled in: a few empty rows below those that hold; and what it would say of a deed. */
public record ApprovalMatrixPage(
        List<OfKind> kinds, CurrencyCode currency, List<Member> members, WorkCalendar calendar, Question question) {
    private static final int EMPTY_ROWS = 2;

    public static final List<Choice> APPROVERS = Choices.of(Approver.values(), Approver::title);
    public static final List<Choice> NEXT = Arrays.stream(Approver.values())
            .filter(approver -> approver != Approver.NOBODY)
            .map(approver -> new Choice(approver.name(), approver.title()))
            .toList();
    public static final List<Choice> UNITS = Choices.of(AnswerTime.Unit.values(), AnswerTime.Unit::title);
    public static final List<Choice> KINDS = Choices.of(ApprovalKind.values(), ApprovalKind::title);

    public ApprovalMatrixPage {
        kinds = List.copyOf(kinds);
        members = List.copyOf(members);
    }

    /** One line as text. */
    public record Row(
            String customer,
            String atLeast,
            String currency,
            boolean first,
            String margin,
            String approver,
            String person,
            String then,
            String time,
            String unit) {
        static final Row EMPTY = new Row("", "", "", false, "", "", "", "", "", "");
    }

    public record OfKind(ApprovalKind kind, List<Row> lines) {
        public OfKind {
            lines = List.copyOf(lines);
        }

        public List<Row> rows() {
            List<Row> rows = new ArrayList<>(lines);
            for (int i = 0; i < EMPTY_ROWS; i++) {
                rows.add(Row.EMPTY);
            }
            return rows;
        }

        /** What holds where no line fits. */
        public String usual() {
            return kind.takesTwo()
                    ? "Where no line fits, an approver has to agree."
                    : "Where no line fits, nobody has to agree.";
        }
    }

    /** Who would decide about a deed; the answer is null when nothing was asked. */
    public record Question(
            String kind,
            String amount,
            String currency,
            String customer,
            boolean first,
            String margin,
            @Nullable String answer) {}

    public List<Choice> people() {
        return members.stream()
                .filter(member -> !member.disabled())
                .map(member -> new Choice(member.person().toString(), member.name()))
                .toList();
    }

    public static List<DayOfWeek> days() {
        return List.of(DayOfWeek.values());
    }

    public static String day(DayOfWeek day) {
        return day.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }

    /** One day in a line. */
    public String holidays() {
        return new TreeSet<>(calendar.days().holidays())
                .stream().map(LocalDate::toString).collect(Collectors.joining("\n"));
    }
}
