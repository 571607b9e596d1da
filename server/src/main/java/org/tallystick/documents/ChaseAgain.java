package org.tallystick.documents;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tallystick.access.Caller;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.daily.DailyWork;

/** Asks again for what somebody asked for and what did not come within a week; four times in all, then a person calls. */
@Component
class ChaseAgain implements DailyWork {
    private static final int MOST_TIMES = 4;
    private static final int MOST_AT_ONCE = 5_000;

    private final DocumentRequests requests;
    private final RequestDesk desk;

    ChaseAgain(DocumentRequests requests, RequestDesk desk) {
        this.requests = requests;
        this.desk = desk;
    }

    @Override
    public String name() {
        return "documents.chase";
    }

    @Override
    public void run(CompanyId company, LocalDate day) {
        List<UUID> due = requests.due(company, day, MOST_TIMES, MOST_AT_ONCE);
        if (!due.isEmpty()) {
            desk.ask(Caller.system(company), due);
        }
    }
}
