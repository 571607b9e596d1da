package org.tallystick.promises;

import java.time.LocalDate;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.lib.collections.promises.Judgement;
import org.tallystick.lib.collections.promises.Promise;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Sql;

/** Writes promises and what became of them; nothing is ever changed. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class PromiseBook {
    private final JdbcClient db;
    private final BusinessClock clock;

    PromiseBook(JdbcClient db, BusinessClock clock) {
        this.db = db;
        this.clock = clock;
    }

    void insert(Caller caller, PromiseToPay promise) {
        Promise said = promise.promise();
        db.sql("""
                        insert into promises.promise
                            (company_id, promise_id, customer_id, currency, amount_minor, made_on, promised_on, grace_days,
                             tolerance_days, channel, promised_by, note, recorded_at, recorded_by)
                        values (:company, :id, :customer, :currency, :amount, :made, :promised, :grace, :tolerance, :channel,
                                :promisedBy, :note, :at, :by)
                        """)
                .param("company", caller.company().value())
                .param("id", promise.id().value())
                .param("customer", promise.customer().value())
                .param("currency", said.amount().currency().code())
                .param("amount", said.amount().minor())
                .param("made", said.madeOn())
                .param("promised", said.promisedOn())
                .param("grace", said.graceDays())
                .param("tolerance", said.toleranceDays())
                .param("channel", promise.channel().name())
                .param("promisedBy", promise.promisedBy())
                .param("note", promise.note())
                .param("at", Sql.moment(clock.now()))
                .param("by", caller.actor().reference())
                .update();
        db.sql("""
                        insert into promises.part (company_id, promise_id, open_item_id, amount_minor)
                        select :company, :id, open_item_id, amount_minor
                        from unnest(:items::uuid[], :amounts::bigint[]) as part (open_item_id, amount_minor)
                        """)
                .param("company", caller.company().value())
                .param("id", promise.id().value())
                .param(
                        "items",
                        promise.parts().stream()
                                .map(part -> part.item().value())
                                .toArray(UUID[]::new))
                .param(
                        "amounts",
                        promise.parts().stream()
                                .map(part -> part.amount().minor())
                                .toArray(Long[]::new))
                .update();
    }

    void end(Caller caller, PromiseId id, PromiseToPay.Ending ending) {
        PromiseId by = ending.by();
        db.sql("""
                        insert into promises.ending
                            (company_id, promise_id, state, ended_on, reason, superseded_by, recorded_at, recorded_by)
                        values (:company, :id, :state, :on, :reason, :supersededBy, :at, :by)
                        """)
                .param("company", caller.company().value())
                .param("id", id.value())
                .param("state", ending.state().name())
                .param("on", ending.on())
                .param("reason", ending.reason())
                .param("supersededBy", by == null ? null : by.value())
                .param("at", Sql.moment(clock.now()))
                .param("by", caller.actor().reference())
                .update();
    }

    void judge(CompanyId company, PromiseId id, Judgement judgement, LocalDate day) {
        db.sql("""
                        insert into promises.judgement
                            (company_id, promise_id, step, state, in_time_minor, later_minor, judged_on, recorded_at)
                        select :company, :id, coalesce(max(step), 0) + 1, :state, :inTime, :later, :day, :at
                        from promises.judgement
                        where company_id = :company
                          and promise_id = :id
                        """)
                .param("company", company.value())
                .param("id", id.value())
                .param("state", judgement.state().name())
                .param("inTime", judgement.inTime().minor())
                .param("later", judgement.later().minor())
                .param("day", day)
                .param("at", Sql.moment(clock.now()))
                .update();
    }
}
