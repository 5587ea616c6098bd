# What the proofs disturb: short stories, each with one thing that people must hear of.

story a Region is stuck

00:00   eu-west-1 ACTIVE, ap-southeast-2 ADDING since 00:00
00:30   -> opened warning region-adding ap-southeast-2
00:35


story a stuck Region becomes critical, and completes

policy  adding-warning 5  adding-critical 10

00:00   eu-west-1 ACTIVE, ap-southeast-2 ADDING since 00:00
00:05   -> opened warning region-adding ap-southeast-2
00:10   -> escalated critical region-adding ap-southeast-2
00:15   ap-southeast-2 ACTIVE
        -> closed completed region-adding ap-southeast-2 after 15m


story people are reminded

policy  adding-warning 5  adding-critical 0  reminders 10,10000

00:00   eu-west-1 ACTIVE, ap-southeast-2 ADDING since 00:00
00:05   -> opened warning region-adding ap-southeast-2
00:10
00:15   -> reminded warning region-adding ap-southeast-2


story the reason of a failed instance changes, and it recovers

00:00   sandbox CREATE_FAILED "First" -> opened critical instance-create-failed sandbox
00:05   sandbox CREATE_FAILED "Second" -> updated critical instance-create-failed sandbox
00:10
00:15   sandbox ACTIVE -> closed recovered instance-create-failed sandbox


story a stuck Region vanishes

policy  adding-warning 5

00:00   eu-west-1 ACTIVE, ap-southeast-2 ADDING since 00:00
00:05   -> opened warning region-adding ap-southeast-2
00:10   ap-southeast-2 gone
00:15   -> closed vanished region-adding ap-southeast-2


story a stuck Region is being removed instead, which is reverted

policy  adding-warning 5  removing-warning 5

00:00   eu-west-1 ACTIVE, ap-southeast-2 ADDING since 00:00
00:05   -> opened warning region-adding ap-southeast-2
00:10   ap-southeast-2 REMOVING
        -> closed removal-started region-adding ap-southeast-2
        -> opened warning region-removing ap-southeast-2
00:20   -> overdue warning region-removing ap-southeast-2
00:25   ap-southeast-2 ACTIVE -> closed reverted region-removing ap-southeast-2


story a removal that is stuck completes

policy  removing-warning 5

00:00   eu-west-1 ACTIVE, ap-southeast-2 REMOVING -> opened warning region-removing ap-southeast-2
00:05   -> overdue warning region-removing ap-southeast-2
00:10   ap-southeast-2 gone
00:15   -> closed completed region-removing ap-southeast-2


story an add is started anew while it is stuck

policy  adding-warning 5

00:00   eu-west-1 ACTIVE, ap-southeast-2 ADDING since 00:00
00:05   -> opened warning region-adding ap-southeast-2
00:10   ap-southeast-2 ADDING since 00:09
        -> closed superseded region-adding ap-southeast-2
00:15   -> opened warning region-adding ap-southeast-2


story an instance goes while a Region of it is stuck

policy  adding-warning 5

00:00   eu-west-1 ACTIVE, ap-southeast-2 ADDING since 00:00, beta ACTIVE
00:05   -> opened warning region-adding ap-southeast-2
00:10   org gone
00:15
        -> closed instance-gone region-adding ap-southeast-2
        -> opened critical instance-lost org


story changes are announced

00:00   eu-west-1 ACTIVE, ap-southeast-2 ACTIVE, ca-central-1 ADDING since 00:00
00:05   ap-southeast-2 REMOVING, ca-central-1 gone -> opened warning region-removing ap-southeast-2
00:10   -> announced warning vanished ca-central-1


story the primary Region changes, and a Region is lost

00:00   eu-west-1 ACTIVE, ap-southeast-2 ACTIVE, ca-central-1 ACTIVE
00:05   org primary ap-southeast-2, ca-central-1 gone -> opened critical primary-elsewhere org
00:10   -> opened critical region-lost ca-central-1


story an instance is deleted in the orderly way

00:00   org ACTIVE, beta ACTIVE
00:05   beta DELETE_IN_PROGRESS -> opened critical instance-deleting beta
00:10   beta gone
00:15   -> closed completed instance-deleting beta


story the first run finds several things stuck

05:00   org ACTIVE, eu-west-1 ACTIVE, ap-southeast-2 ADDING since 04:00, ca-central-1 ADDING since 01:00, beta/eu-west-1 ACTIVE, beta/us-east-1 ADDING since 00:00
        -> opened warning region-adding ap-southeast-2
        -> opened critical region-adding ca-central-1
        -> opened critical region-adding beta/us-east-1


story the monitor is blind, and sees again

policy  not-seen-warning 5  not-seen-critical 10  adding-warning 5

00:00   eu-west-1 ACTIVE, ap-southeast-2 ADDING since 00:00
00:05   throttled
00:10   throttled -> opened warning not-seen scope
00:15   throttled -> escalated critical not-seen scope
00:20   -> closed recovered not-seen scope
        -> opened warning region-adding ap-southeast-2


story an opening is pending from before

policy  adding-warning 5

00:00   eu-west-1 ACTIVE, ap-southeast-2 ADDING since 00:00
00:05   publish fails -> run fails
00:10   -> opened warning region-adding ap-southeast-2


story an opening and a closing are pending from before

policy  adding-warning 5

00:00   eu-west-1 ACTIVE, ap-southeast-2 ADDING since 00:00
00:05   publish fails -> run fails
00:10   ap-southeast-2 ACTIVE, publish fails -> run fails
00:15   -> closed completed region-adding ap-southeast-2 listing opened


story the next run begins while the claim of the one before is in force

policy  interval 0.5  adding-warning 1  adding-critical 2

00:00      eu-west-1 ACTIVE, ap-southeast-2 ADDING since 00:00
00:01      -> opened warning region-adding ap-southeast-2
00:01:30
00:02      -> escalated critical region-adding ap-southeast-2
00:02:30   ap-southeast-2 ACTIVE -> closed completed region-adding ap-southeast-2


story a Region is lost, comes back in steps, and is ACTIVE

00:00   eu-west-1 ACTIVE, ap-southeast-2 ACTIVE
00:05   ap-southeast-2 gone
00:10   -> opened critical region-lost ap-southeast-2
00:15
00:20   ap-southeast-2 ADDING since 00:17 -> updated critical region-lost ap-southeast-2
00:25
00:30   ap-southeast-2 ACTIVE -> closed recovered region-lost ap-southeast-2


story the monitor is told to ask another Region, and then the one before

policy  adding-warning 5  adding-critical 0
00:00   eu-west-1 ACTIVE, ap-southeast-2 ADDING since 00:00, beta primary us-east-1
00:05   -> opened warning region-adding ap-southeast-2
policy  asks us-east-1
00:10   -> opened warning no-longer-watched org
policy  asks eu-west-1
00:15   ap-southeast-2 ACTIVE
        -> closed recovered no-longer-watched org
        -> closed completed region-adding ap-southeast-2
        -> opened warning no-longer-watched beta
