package org.tallystick.network;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Sql;

/** What is to be done about rejected messages. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class FollowUps {
    private static final int DAYS = 3;

    private final JdbcClient db;
    private final BusinessClock clock;

    FollowUps(JdbcClient db, BusinessClock clock) {
        this.db = db;
        this.clock = clock;
    }

    public Optional<FollowUp> find(CompanyId company, UUID message) {
        return db.sql("""
                        select message_id, owner, due_on, done_on, outcome
                        from network.follow_up
                        where company_id = :company
                          and message_id = :message
                        """)
                .param("company", company.value())
                .param("message", message)
                .query(FollowUps::followUp)
                .optional();
    }

    public void open(CompanyId company, Message message) {
        db.sql("""
                        insert into network.follow_up (company_id, message_id, owner, due_on, opened_at)
                        values (:company, :message, :owner, :due, :at)
                        on conflict do nothing
                        """)
                .param("company", company.value())
                .param("message", message.id())
                .param("owner", message.owner())
                .param("due", clock.today(company).plusDays(DAYS))
                .param("at", Sql.moment(clock.now()))
                .update();
    }

    /** False when it is done already. */
    public boolean give(CompanyId company, UUID message, UUID owner) {
        return db.sql("""
                        update network.follow_up
                        set owner = :owner
                        where company_id = :company
                          and message_id = :message
                          and done_on is null
                        """)
                        .param("company", company.value())
                        .param("message", message)
                        .param("owner", owner)
                        .update()
                == 1;
    }

    /** False when it is done already. */
    public boolean finish(Caller caller, UUID message, String outcome) {
        return db.sql("""
                        update network.follow_up
                        set done_on = :on, done_by = :by, outcome = :outcome
                        where company_id = :company
                          and message_id = :message
                          and done_on is null
                        """)
                        .param("company", caller.company().value())
                        .param("message", message)
                        .param("on", clock.today(caller.company()))
                        .param("by", caller.actor().reference())
                        .param("outcome", outcome)
                        .update()
                == 1;
    }

    private static FollowUp followUp(ResultSet row, int number) throws SQLException {
        LocalDate done = Sql.dateOrNull(row, "done_on");
        return new FollowUp(
                Sql.uuid(row, "message_id"),
                Sql.uuidOrNull(row, "owner"),
                Sql.date(row, "due_on"),
                done,
                row.getString("outcome"));
    }
}
