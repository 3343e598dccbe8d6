import { Controller, Get, Header, Inject } from '@nestjs/common';
import { ApiExcludeController, type OpenAPIObject } from '@nestjs/swagger';
import { PublicRoute } from '@peil/http-api';

/** Holds the OpenAPI document once the application has been put together. */
export type OpenApiHolder = { document?: OpenAPIObject };
export const OPENAPI = Symbol('OpenApiHolder');

/** Readable by everyone, from every origin, as the Dutch API design rules ask. */
@ApiExcludeController()
@Controller()
export class OpenApiController {
  constructor(@Inject(OPENAPI) private readonly holder: OpenApiHolder) {}

  @Get('openapi.json')
  @PublicRoute()
  @Header('Access-Control-Allow-Origin', '*')
  read(): OpenAPIObject | undefined {
    return this.holder.document;
  }
}
