package org.tallystick.api;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.tallystick.platform.web.Problems;

/** Answers bodies that cannot be used with problem details that point at the fields. */
@RestControllerAdvice(basePackageClasses = InputAdvice.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class InputAdvice {
    @ExceptionHandler
    ResponseEntity<ProblemDetail> unusable(InputProblem cause) {
        return ResponseEntity.status(cause.status())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(detail(cause));
    }

    static ProblemDetail detail(InputProblem cause) {
        ProblemDetail problem = Problems.of(cause.status(), cause.code(), cause.sentence());
        problem.setProperty("errors", cause.errors());
        return problem;
    }
}
