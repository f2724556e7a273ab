-- Requests that have not ended: few, and what a start asks for first, however many have ended before.
CREATE INDEX usage_request_open ON usage_request (created_at) WHERE outcome = 'open';
