package org.tallystick.workbench;

import java.util.Set;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.jobs.Job;
import org.tallystick.platform.jobs.Jobs;

/** Work in the background: the list, one job with its live progress, and the way to stop it. */
@Controller
@RequestMapping("/c/{code}/jobs")
class JobsController {
    private static final int SHOWN = 100;
    private static final Set<Permission> READING = Set.of(Permission.VIEW, Permission.CHECK_BOOKS);

    private final Jobs jobs;
    private final JobEvents events;
    private final ActorNames names;

    JobsController(Jobs jobs, JobEvents events, ActorNames names) {
        this.jobs = jobs;
        this.events = events;
        this.names = names;
    }

    @GetMapping
    String list(Caller caller, Model model) {
        caller.must(Permission.VIEW);
        model.addAttribute("jobs", jobs.recent(caller.company(), SHOWN));
        return "workbench/jobs";
    }

    @GetMapping("/{id}")
    String show(@PathVariable UUID id, Caller caller, Model model) {
        Job job = find(caller, id);
        model.addAttribute("page", new JobPage(job, names.of(job.startedBy()), mayCancel(caller)));
        return "workbench/job";
    }

    @PostMapping("/{id}/cancel")
    String cancel(@PathVariable String code, @PathVariable UUID id, Caller caller) {
        if (!mayCancel(caller)) {
            throw Refusal.forbidden("Your role only reads; ask somebody who may do this work to stop it.");
        }
        jobs.cancel(caller.company(), id);
        return "redirect:/c/" + code + "/jobs/" + id;
    }

    @GetMapping(path = "/{id}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter events(@PathVariable UUID id, Caller caller, @RequestAttribute Shell shell) {
        find(caller, id);
        return events.follow(caller.company(), id, shell.formats());
    }

    private Job find(Caller caller, UUID id) {
        caller.must(Permission.VIEW);
        return jobs.find(caller.company(), id).orElseThrow(() -> Refusal.notFound("job"));
    }

    private static boolean mayCancel(Caller caller) {
        return !READING.containsAll(caller.permissions());
    }
}
