package org.tallystick.workbench;

import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.CompanyScope;
import org.tallystick.platform.jobs.Job;
import org.tallystick.platform.jobs.Jobs;

/** Tells a browser how far a job has come, twice a second until it has ended. */
@Component
class JobEvents {
    private static final long PAUSE_MILLIS = 500;
    private static final int LOOKS = 1200; // ten minutes; the browser then asks again by itself

    private final Jobs jobs;
    private volatile boolean closing;

    JobEvents(Jobs jobs) {
        this.jobs = jobs;
    }

    /** An open stream would hold up the end of the server. */
    @EventListener(ContextClosedEvent.class)
    void close() {
        closing = true;
    }

    SseEmitter follow(CompanyId company, UUID id, Formats formats) {
        var emitter = new SseEmitter(0L);
        var watched = new AtomicBoolean(true);
        emitter.onCompletion(() -> watched.set(false));
        emitter.onError(cause -> watched.set(false));
        Thread.ofVirtual()
                .name("job-events")
                .start(() -> CompanyScope.of(company).run(() -> send(company, id, formats, emitter, watched)));
        return emitter;
    }

    private void send(CompanyId company, UUID id, Formats formats, SseEmitter emitter, AtomicBoolean watched) {
        try {
            boolean ended = false;
            for (int look = 0; look < LOOKS && !ended && watched.get() && !closing; look++) {
                Optional<Job> job = jobs.find(company, id);
                if (job.isEmpty()) {
                    break;
                }
                emitter.send(SseEmitter.event()
                        .name("progress")
                        .data(JobProgress.of(job.get(), formats), MediaType.APPLICATION_JSON));
                ended = job.get().state().isFinal();
                if (!ended) {
                    Thread.sleep(PAUSE_MILLIS);
                }
            }
            emitter.complete();
        } catch (IOException | IllegalStateException e) {
            watched.set(false); // the browser went away
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            emitter.complete();
        }
    }
}
