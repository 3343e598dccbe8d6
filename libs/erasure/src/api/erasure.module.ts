import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { ErasureMessageHandler } from './erasure-message.js';
import { ErasuresController } from './erasures.controller.js';
import { ErasuresQueryHandler } from './erasures-query.js';

/** Erasing a person on request or at the end of the term of keeping. */
@Module({
  imports: [CqrsModule],
  controllers: [ErasuresController],
  providers: [ErasureMessageHandler, ErasuresQueryHandler],
})
export class ErasureModule {}
