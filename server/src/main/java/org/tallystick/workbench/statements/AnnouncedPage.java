package org.tallystick.workbench.statements;

import java.util.Map;
import java.util.UUID;
import org.tallystick.cashapp.Announcement;
import org.tallystick.payments.BankAccount;
import org.tallystick.platform.Page;

/** What banks announced, all of it or only what no statement has brought. */
public record AnnouncedPage(Page<Announcement> announcements, boolean awaited, Map<UUID, BankAccount> accounts) {
    public AnnouncedPage {
        accounts = Map.copyOf(accounts);
    }

    public String accountOf(Announcement announcement) {
        BankAccount account = accounts.get(announcement.bankAccount());
        return account == null ? "" : account.name();
    }
}
