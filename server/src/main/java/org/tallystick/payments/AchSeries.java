package org.tallystick.payments;

import java.time.LocalDate;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.lib.bankfiles.nacha.RoutingNumber;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Refusal;

/** The numbers of NACHA files: traces, none of which is ever given twice, and what tells the files of a day apart. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class AchSeries {
    private static final long LAST = 9_999_999;
    private static final String MODIFIERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

    private final JdbcClient db;

    AchSeries(JdbcClient db) {
        this.db = db;
    }

    /** The first of so many running numbers of an originating bank; the row lock is held to the end, so it is taken late. */
    public long traces(CompanyId company, RoutingNumber originatingBank, int count) {
        long next = db.sql("""
                        insert into payments.ach_series as series (company_id, originating_bank, next_number)
                        values (:company, :bank, 1)
                        on conflict (company_id, originating_bank) do update set next_number = series.next_number
                        returning next_number
                        """)
                .param("company", company.value())
                .param("bank", originatingBank.bank())
                .query((row, number) -> row.getLong(1))
                .single();
        if (next + count - 1 > LAST) {
            throw Refusal.conflict(
                    "TRACES_USED_UP",
                    "The trace numbers of this originating bank are used up; ask the bank for another one to send by.");
        }
        db.sql("""
                        update payments.ach_series
                        set next_number = :next
                        where company_id = :company
                          and originating_bank = :bank
                        """)
                .param("company", company.value())
                .param("bank", originatingBank.bank())
                .param("next", next + count)
                .update();
        return next;
    }

    /** A for the first file of an account on a day, then B, up to 9 for the thirty-sixth. */
    public String modifier(CompanyId company, UUID bankAccount, LocalDate day) {
        int file = db.sql("""
                        insert into payments.ach_day as made (company_id, bank_account_id, day, files)
                        values (:company, :account, :day, 1)
                        on conflict (company_id, bank_account_id, day) do update
                        set files = made.files + 1
                        where made.files < :most
                        returning files
                        """)
                .param("company", company.value())
                .param("account", bankAccount)
                .param("day", day)
                .param("most", MODIFIERS.length())
                .query((row, number) -> row.getInt(1))
                .optional()
                .orElseThrow(() -> Refusal.conflict(
                        "FILES_USED_UP",
                        "A bank takes " + MODIFIERS.length() + " NACHA files of an account a day; go on tomorrow."));
        return MODIFIERS.substring(file - 1, file);
    }

    /** The fifteen digits by which banks name an entry. */
    public static String trace(RoutingNumber originatingBank, long number) {
        return "%s%07d".formatted(originatingBank.bank(), number);
    }
}
