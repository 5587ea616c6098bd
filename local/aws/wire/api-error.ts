export interface ApiErrorFacts {
  /** As the service names it: `ThrottlingException`. */
  readonly code: string;
  /** Of the HTTP answer. */
  readonly status: number;
  readonly message: string;
  /** Such as `KMS_AccessDeniedException`. */
  readonly reason?: string;
}

/** The error with which a service of AWS refuses a request. */
export class ApiError extends Error {
  readonly code: string;
  readonly status: number;
  readonly reason: string | undefined;

  constructor({ code, status, message, reason }: ApiErrorFacts) {
    super(message);
    this.name = 'ApiError';
    this.code = code;
    this.status = status;
    this.reason = reason;
  }
}
